// SPDX-License-Identifier: MIT OR GPL-2.0
package lists;

import static org.assertj.core.api.Assertions.assertThat;

import jiffy.lab.LogEntry;
import jiffy.testing.KernelTest;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;

@KernelTest(module = Lists.class)
class ListsTest {
    private static final String[] LINES = {
        "empty: true",
        "element 0",
        "element 1",
        "element 2",
        "element 3",
        "element 4",
        "element 5",
        "element 0",
        "element 2",
        "element 4",
        "took 0, 2 are left",
        "2 elements go with the module"
    };

    @Test
    void addsShowsAndRemoves(TestKernel kernel) {
        kernel.unload();
        assertThat(kernel.log().entries().stream().map(LogEntry::text))
                .filteredOn(text -> text.startsWith("lists: "))
                .map(text -> text.substring("lists: ".length()))
                .endsWith(LINES);
    }
}
