// SPDX-License-Identifier: MIT OR GPL-2.0
// A block may say that its content is in another block. The reader follows by calling itself: a
// chain of links that somebody wrote, perhaps one that bites its tail, uses up the stack.
//   resolve -> follow -> resolve -> ...
//
// source: CVE-2014-6410, "udf: Avoid infinite loop when processing indirect ICBs"
// class: stack
package bugs.udfindirect;

import module jiffy.linux;

/// Blocks that hold a value, or the number of another block.
@KernelModule(name = "udfindirect", license = "GPL", description = "Blocks with indirection")
public final class UdfIndirect {
    private static final int BLOCKS = 1024;

    private final Mutex lock = new Mutex();
    private final int[] content = new int[BLOCKS];
    private final Bitmap indirect = new Bitmap(BLOCKS);

    private final ProcDirectory directory = new ProcDirectory("udfindirect");
    private final ProcFile set = new ProcFile(directory, "set", 0200).writes(this::set);
    private final ProcFile get = new ProcFile(directory, "get", 0200).writes(this::get);

    private void set(UserReader in) throws Errno {
        int block = checked(in.parseInt());
        int value = in.parseInt();
        try (var _ = lock.acquire()) {
            if (value < 0) {
                content[block] = checked(-value);
                indirect.set(block);
            } else {
                content[block] = value;
                indirect.clear(block);
            }
        }
    }

    private static int checked(int block) throws Errno {
        if (block < 0 || block >= BLOCKS) {
            throw new Errno(Errno.EINVAL);
        }
        return block;
    }

    private void get(UserReader in) throws Errno {
        int block = checked(in.parseInt());
        try (var _ = lock.acquire()) {
            Log.info("block %d: %d", block, resolve(block));
        }
    }

    private int resolve(int block) {
        if (indirect.get(block)) {
            return follow(block); // BUG
        }
        return content[block];
    }

    private int follow(int block) {
        int next = content[block];
        Log.info("%d leads to %d", block, next);
        return resolve(next); // BUG
    }
}
