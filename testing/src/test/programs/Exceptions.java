// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// `throw`, `catch` and `finally`, of Errno and of the language's own exceptions.
@KernelModule(name = "exceptions", license = "Dual MIT/GPL", description = "Exceptions")
public final class Exceptions implements AutoCloseable {
    private int depth;
    private final int[] three = new int[3];
    private final Mutex lock = new Mutex();

    public Exceptions() throws Errno {
        for (int i = 0; i < 8; i++) {
            Log.info("-- %d", i);
            errnos(i);
            faults(i);
            Log.info("%d", returns(i));
            Log.info("%d", nestedReturns(i));
            Log.info("%d", loops(i));
            Log.info("%d", overrides(i));
            Log.info("%b", guarded(i));
            rethrown(i);
            both(i);
            wide(i);
        }
        Log.info("%d %d", noFault(3), noFault(-3));
    }

    private int fail(int i) throws Errno {
        return switch (i) {
            case 0 -> throw new Errno(Errno.EINVAL);
            case 1 -> throw new Errno(Errno.ENOENT);
            case 2 -> three[i + 1];
            case 3 -> 1 / (i - 3);
            case 4 -> throw new IllegalStateException();
            case 5 -> new int[-i].length;
            default -> i;
        };
    }

    private void errnos(int i) {
        try {
            Log.info("value %d", fail(i));
        } catch (Errno e) {
            Log.info("errno %d", e.code());
        } catch (RuntimeException e) {
            Log.info("runtime exception");
        }
    }

    private void faults(int i) throws Errno {
        try {
            try {
                fail(i);
                Log.info("no fault");
            } catch (ArrayIndexOutOfBoundsException e) {
                Log.info("index");
            } catch (ArithmeticException | NegativeArraySizeException e) {
                Log.info("arithmetic or size");
            } finally {
                Log.info("finally");
            }
            Log.info("after");
        } catch (Errno e) {
            Log.info("outer errno %d", e.code());
            if (i == 1) {
                try {
                    throw e;
                } catch (Errno again) {
                    Log.info("again %d", again.code());
                }
            }
        } catch (IllegalStateException e) {
            Log.info("outer state");
        }
    }

    private int returns(int i) {
        int n = i;
        try {
            if (i < 2) return n;
            n = 100;
            if (i == 2) return n + fail(0);
        } catch (Errno e) {
            return -e.code();
        } finally {
            n = 55;
            Log.info("finally %d", n);
        }
        return n;
    }

    private int nestedReturns(int i) {
        try {
            try {
                if (i == 0) return 10;
                try {
                    if (i == 1) return 20;
                    if (i == 2) throw new IllegalArgumentException();
                } finally {
                    Log.info("innermost");
                    depth++;
                }
            } finally {
                Log.info("inner");
                depth++;
            }
        } catch (IllegalArgumentException e) {
            return 30;
        } finally {
            Log.info("outer %d", depth);
        }
        return 40 + depth;
    }

    private int loops(int i) {
        int rounds = 0;
        outer:
        for (int j = 0; j < 5; j++) {
            try {
                rounds++;
                if (j == 1) continue;
                for (; ; ) {
                    try {
                        if (i == 0) break;
                        if (i == 1) continue outer;
                        if (i == 2) break outer;
                        if (i == 3) return rounds;
                        if (i == 4) throw new ArithmeticException();
                        break;
                    } catch (ArithmeticException e) {
                        Log.info("in the loop");
                        if (j == 2) break outer;
                        continue outer;
                    } finally {
                        rounds += 10;
                    }
                }
            } finally {
                rounds += 100;
            }
            rounds += 1000;
        }
        return rounds;
    }

    @SuppressWarnings("finally")
    private int overrides(int i) {
        while (true) {
            try {
                if (i == 0) return 1;
                if (i == 1) throw new IllegalStateException();
                i--;
            } finally {
                if (i == 1) return 2;
                if (i == 0) break;
            }
        }
        return 3;
    }

    private boolean guarded(int i) throws Errno {
        try (var _ = lock.acquire()) {
            if (i == 0) return true;
            for (int j = 0; j < 3; j++) {
                try {
                    if (j == i) break;
                    fail(i);
                } catch (Errno | RuntimeException e) {
                    Log.info("under the lock");
                    continue;
                }
            }
        } finally {
            try (var _ = lock.acquire()) {
                Log.info("locked again");
            }
        }
        return false;
    }

    private void rethrown(int i) {
        try {
            try {
                fail(i);
            } catch (Errno e) {
                Log.info("first %d", e.code());
                throw e;
            } catch (RuntimeException e) {
                Log.info("first runtime");
                throw e;
            } finally {
                Log.info("between");
            }
        } catch (Errno e) {
            Log.info("second %d", e.code());
        } catch (ArithmeticException e) {
            Log.info("second arithmetic");
        } catch (RuntimeException e) {
            Log.info("second runtime");
        }
    }

    private void both(int i) {
        try {
            try {
                fail(i);
            } finally {
                if (i % 2 == 0) fail(i + 1);
            }
            Log.info("neither");
        } catch (Errno e) {
            Log.info("errno %d", e.code());
        } catch (ArrayIndexOutOfBoundsException e) {
            Log.info("index");
        } catch (Exception e) {
            Log.info("other");
        }
    }

    private void wide(int i) {
        try {
            fail(i);
        } catch (Throwable _) {
            Log.info("throwable");
        }
        try {
            int n = i == 6 ? 0 : 1;
            Log.info("%d", i / n);
            assertSmall(i);
        } catch (ArithmeticException e) {
            Log.info("zero");
        } catch (IllegalArgumentException e) {
            Log.info("illegal");
        }
    }

    private void assertSmall(int i) {
        if (i > 4) throw new IllegalArgumentException();
    }

    private int noFault(int i) {
        int n = 0;
        try {
            n = i;
            if (n > 0) return n * 2;
        } finally {
            n = 99;
        }
        try {
            return n + 1;
        } finally {
            Log.info("last");
        }
    }

    @Override
    public void close() {
        try {
            three[3] = 1;
        } catch (IndexOutOfBoundsException e) {
            Log.info("closed");
        }
    }
}
