// SPDX-License-Identifier: MIT OR GPL-2.0
package procfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jiffy.testing.CallFailure;
import jiffy.testing.KernelTest;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;

@KernelTest(module = Procfile.class)
class ProcfileTest {
    private static final String NOTE = "/proc/procfile/note";

    @Test
    void whatIsWrittenCanBeRead(TestKernel kernel) {
        assertThat(kernel.read(NOTE)).isEmpty();
        assertThat(kernel.write(NOTE, "milk, bread\n")).isEqualTo(12);
        assertThat(kernel.read(NOTE)).isEqualTo("milk, bread\n");
        kernel.write(NOTE, "tea");
        assertThat(kernel.read(NOTE)).isEqualTo("tea");
    }

    @Test
    void anyBufferAndAnyOffset(TestKernel kernel) {
        kernel.write(NOTE, "0123456789");
        assertThat(kernel.readAt(NOTE, 6, 3)).isEqualTo("678");
        assertThat(kernel.readAt(NOTE, 8, 3)).isEqualTo("89");
        assertThat(kernel.readAt(NOTE, 10, 3)).isEmpty();
        assertThat(kernel.read(NOTE, 1)).isEqualTo("0123456789");
    }

    @Test
    void aNoteThatIsTooLongChangesNothing(TestKernel kernel) {
        kernel.write(NOTE, "x".repeat(64));
        assertThatExceptionOfType(CallFailure.class)
                .isThrownBy(() -> kernel.write(NOTE, "y".repeat(65)))
                .withMessageContaining("Message too long");
        assertThat(kernel.read(NOTE)).isEqualTo("x".repeat(64));
    }
}
