// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import jiffy.linux.Errno;
import jiffy.linux.task.UserCharge;
import jiffy.linux.task.UserQuota;
import jiffy.simulator.fuse.Caller;
import org.junit.jupiter.api.Test;

class UserQuotaTest {
    private static final int THREADS = 8;
    private static final int EACH = 2000;

    /// Nothing locks it here: it does so by itself.
    @Test
    void threadsChargeNoMoreAndNoLessThanTheLimit() throws Exception {
        var kernel = new LiveKernel(Modules.image("mp1"), new LiveFiles(), Hiding.NOTHING, _ -> {});
        var quota = new UserQuota();
        var charged = new ConcurrentLinkedQueue<UserCharge>();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < THREADS; i++) {
            tasks.add(() -> kernel.enter(new Caller(1000, 1000, 0), () -> fill(quota, charged)));
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isZero();
            }
        }
        assertThat(charged).hasSize(THREADS * EACH);
        assertThat(List.copyOf(charged)).doesNotContainNull();
        int more = kernel.enter(new Caller(1000, 1000, 0), () -> charge(quota, charged));
        assertThat(more).isEqualTo(-Errno.ENOSPC);
    }

    private static int fill(UserQuota quota, ConcurrentLinkedQueue<UserCharge> charged) {
        for (int i = 0; i < EACH; i++) {
            int status = charge(quota, charged);
            if (status != 0) {
                return status;
            }
        }
        return 0;
    }

    private static int charge(UserQuota quota, ConcurrentLinkedQueue<UserCharge> charged) {
        try {
            charged.add(quota.charge(THREADS * EACH));
            return 0;
        } catch (Errno refused) {
            return -refused.code();
        }
    }
}
