// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Lambdas and method references that name the module's own object.
@KernelModule(name = "ofmodule", license = "GPL", description = "Lambdas of the module")
public final class OfModule {
    interface Step {
        int run(int by) throws Errno;
    }

    private final LongMap map = new LongMap(8);
    private int count;
    private Step kept;

    public OfModule() throws Errno {
        Log.info("%d %d", twice(this::add, 3), count);
        Log.info("%d %d", twice(by -> count -= by, 2), count);
        Log.info("%d", twice(by -> add(by) + this.count, 5));
        kept = this::subtract;
        Log.info("%d", kept.run(1));
        kept = count > 3 ? this::add : this::subtract;
        Log.info("%d", twice(kept, 7));
        for (int i = 0; i < 6; i++) {
            map.put(i, i * i);
        }
        Log.info("%d of 6, %d", map.removeIf(this::isSmall), map.size());
        Log.info("%d, %d", map.removeIf((key, value) -> value > count), map.size());
        try {
            twice(this::fail, 1);
        } catch (Errno e) {
            Log.info("errno %d, %d", e.code(), count);
        }
    }

    private static int twice(Step step, int by) throws Errno {
        step.run(by);
        return step.run(by);
    }

    private boolean isSmall(long key, long value) {
        return key < 2 || value == count;
    }

    private int add(int by) {
        count += by;
        return count;
    }

    private int subtract(int by) {
        return add(-by);
    }

    private int fail(int by) throws Errno {
        count = by;
        throw new Errno(Errno.EAGAIN);
    }
}
