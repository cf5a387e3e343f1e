// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AllocationWalkTest {
    private static final int ENOMEM = 12;

    /// As a kernel writes to a file of a module: what names the file is at hand once it was made,
    /// until the module is loaded anew; after each piece of memory there is one that need not be.
    private static final class Writing implements AllocationWalk.Switch {
        private final TreeSet<String> failed = new TreeSet<>();
        private boolean nameAtHand;
        private int left;

        @Override
        public void on(int number) {
            left = number;
        }

        @Override
        public boolean off() {
            boolean failed = left == 0;
            left = 0;
            return failed;
        }

        void write() {
            allocate("path");
            allocate("file");
            if (!nameAtHand) {
                allocate("name");
                allocate("inode");
                nameAtHand = true;
            }
            allocate("first");
            allocate("second");
        }

        void afterwards(boolean done) {
            if (done) nameAtHand = false;
        }

        private void allocate(String what) {
            if (fails()) {
                failed.add(what);
                throw new CallFailure(what, ENOMEM);
            }
            if (fails()) failed.add("about " + what);
        }

        private boolean fails() {
            return left > 0 && --left == 0;
        }
    }

    @Test
    void noAllocationIsMissedForWhatIsAtHandAfterAnotherFailed() {
        var kernel = new Writing();
        int most = new AllocationWalk(kernel, kernel::write, kernel::afterwards).run();
        assertThat(most).isEqualTo(12);
        assertThat(kernel.failed)
                .contains("path", "file", "name", "inode", "first", "second")
                .hasSize(12);
    }

    @Test
    void whatFailsWithoutAnAllocationIsNotBlamedOnOne() {
        var runs = new int[1];
        Runnable operation =
                () -> {
                    if (runs[0]++ > 0) throw new AssertionError("three, not two");
                };
        var walk = new AllocationWalk(new Writing(), operation, _ -> {});
        assertThatThrownBy(walk::run).hasMessage("three, not two");
    }
}
