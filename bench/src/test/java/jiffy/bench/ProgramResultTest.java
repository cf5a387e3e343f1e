// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramResultTest {
    @Test
    void ratiosAreToTheCByHand() {
        var sort = result("sort", 2_000_000, 1_000_000, 500_000);
        var tree = result("tree", 1_000_000, 4_000_000, 1_000_000);

        assertThat(ProgramResult.table(List.of(sort, tree)).lines().skip(3))
                .containsExactly(
                        "| sort | 2.00 | 1.00 | 0.50 | 0.50 | 0.25 | 2 | 3 | 1.50 | 1 | 2 | 2.00 |",
                        "| tree | 1.00 | 4.00 | 4.00 | 1.00 | 1.00 | 2 | 3 | 1.50 | 1 | 2 | 2.00 |",
                        "| *mean* | | | 1.41 | | 0.50 | | | 1.50 | | | 2.00 |",
                        "| *worst* | | | 4.00 | | 1.00 | | | 1.50 | | | 2.00 |");
    }

    private static ProgramResult result(String name, long hand, long ours, long hotSpot) {
        return new ProgramResult(
                name,
                new ProgramResult.Native(hand, 2, 1),
                new ProgramResult.Native(ours, 3, 2),
                hotSpot);
    }
}
