// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

@KernelModule(name = "resources", license = "GPL", description = "try, catch, finally")
public final class Resources {
    private int depth;

    static final class Door implements AutoCloseable {
        private final String name;
        private final int when;
        Door(String name, int when) throws Errno {
            if (when == 1) throw new Errno(Errno.EBUSY);
            this.name = name; this.when = when;
            Log.info("open %s", name);
        }
        int use(int n) throws Errno {
            Log.info("use %s %d", name, n);
            if (n == 5) throw new Errno(Errno.EAGAIN);
            if (n == 6) throw new IllegalStateException();
            return 10 / n;
        }
        @Override public void close() throws Errno {
            Log.info("close %s", name);
            if (when == 2) throw new Errno(Errno.EIO);
        }
    }

    public Resources() {
        for (int i = 0; i < 8; i++) Log.info("a %d %d", i, one(i));
        for (int i = 0; i < 8; i++) Log.info("b %d %d", i, two(i));
        for (int i = 0; i < 6; i++) Log.info("c %d", out(i));
        for (int i = 0; i < 6; i++) Log.info("d %d", nested(i));
        for (int i = 0; i < 5; i++) Log.info("e %d", multi(i));
        for (int i = 0; i < 4; i++) Log.info("f %d", loops(i));
        Log.info("%d", returned());
        try { rethrow(0); } catch (ArithmeticException e) { Log.info("arithmetic"); }
        try { rethrow(1); } catch (RuntimeException e) { Log.info("runtime"); }
    }

    private int one(int n) {
        try (var door = new Door("one", n)) {
            return door.use(n);
        } catch (Errno e) {
            return -e.code();
        } catch (RuntimeException e) {
            return -1;
        } finally {
            Log.info("finally");
        }
    }

    private int two(int n) {
        int result = 0;
        try (var first = new Door("first", n == 3 ? 2 : 0);
                var second = new Door("second", n == 4 ? 1 : n == 5 ? 2 : 0)) {
            result = first.use(1) + second.use(n);
            for (int i = 0; i < 3; i++) {
                try (var third = new Door("third", 0)) {
                    if (i == 1) continue;
                    if (n == 2) break;
                }
            }
        } catch (Errno e) {
            return -e.code();
        } catch (ArithmeticException e) {
            Log.info("division");
        } catch (IllegalStateException e) {
            Log.info("state");
        }
        return result;
    }

    @SuppressWarnings("finally")
    private int out(int n) {
        while (true) {
            try {
                if (n == 0) return 1;
                if (n == 1) throw new Errno(Errno.EPERM);
                if (n == 2) break;
                if (n == 3) { n = 1; continue; }
                if (n == 4) { int[] none = null; return none.length; }
            } catch (NullPointerException e) {
                n = 7;
                throw new IllegalStateException();
            } catch (Errno e) {
                return e.code();
            } finally {
                Log.info("out %d", n);
                if (n == 2) return 22;
                if (n == 7) { n = 9; break; }
            }
            n++;
            if (n > 8) return n;
        }
        return -n;
    }

    private int nested(int n) {
        try {
            try {
                try {
                    if (n == 1) throw new Errno(Errno.ENOENT);
                    if (n == 2) return n / (n - 2);
                    if (n == 3) return 33;
                } finally {
                    Log.info("inner");
                }
            } catch (ArithmeticException e) {
                Log.info("zero");
                throw new IllegalArgumentException();
            } finally {
                Log.info("middle");
                if (n == 4) throw new Errno(Errno.EINTR);
            }
        } catch (Errno e) {
            return e.code();
        } catch (IllegalArgumentException e) {
            return 99;
        } finally {
            Log.info("outer");
        }
        return 0;
    }

    private int multi(int n) {
        try {
            switch (n) {
                case 0: throw new ArithmeticException();
                case 1: throw new IllegalStateException();
                case 2: { var a = new int[2]; a[n] = 1; break; }
                case 3: { var a = new int[n - 5]; break; }
                default:
            }
        } catch (ArithmeticException | IllegalStateException e) {
            return 1;
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            return 2;
        } catch (Exception e) {
            return 3;
        }
        return 0;
    }

    private int loops(int n) {
        int count = 0;
        for (int i = 0; i < 5; i++) {
            try {
                count += 1;
                if (i == n) continue;
                try {
                    if (i == n + 1) break;
                } finally {
                    count += 10;
                }
                count += 100;
            } finally {
                count += 1000;
            }
        }
        return count;
    }

    private int returned() {
        int x = 1;
        try {
            return x;
        } finally {
            x = 2;
            depth++;
        }
    }

    private void rethrow(int n) {
        try {
            try {
                if (n == 0) n = 1 / n;
                throw new IllegalStateException();
            } catch (RuntimeException e) {
                Log.info("passing");
                throw e;
            } finally {
                Log.info("passed");
            }
        } catch (Throwable t) {
            Log.info("all");
            throw t;
        }
    }
}
