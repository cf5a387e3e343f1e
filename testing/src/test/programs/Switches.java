// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// `switch`: old and new, statement and expression.
@KernelModule(name = "switches", license = "Dual MIT/GPL", description = "Switches")
public final class Switches {
    private static final int TWO = 2;
    private static final char NEWLINE = '\n';
    private int calls;

    public Switches() {
        for (int i = -1; i < 7; i++) {
            old(i);
            rules(i);
            sharedScope(i);
            Log.info("%d %d %d", expression(i), yields(i), nested(i, i - 1));
            Log.info("%d", throughLoops(i));
            returns(i);
        }
        characters("ab\nz");
        for (byte b = -2; b < 3; b++) {
            bytes(b);
        }
        Log.info("%d", calls);
    }

    private void old(int i) {
        switch (i) {
            case 0:
                Log.info("zero");
            case 1:
                Log.info("one or through");
                break;
            case TWO:
            case 3: {
                Log.info("two or three");
                if (i == 3) break;
                Log.info("two");
            }
            default:
                Log.info("default");
            case 5:
                Log.info("five or through");
        }
        switch (calls++) {
        }
        switch (i) {
            case 4:
        }
        switch (i) {
            default:
                break;
            case 1:
                Log.info("after the default");
        }
    }

    private void rules(int i) {
        switch (i) {
            case 0 -> Log.info("0");
            case 1, 2 -> {
                if (i == 2) break;
                Log.info("1");
            }
            case 3 -> calls++;
            case 4 -> throwIf(false);
            default -> {
            }
        }
        switch (i & 1) {
            case 0 -> Log.info("even");
        }
    }

    private void throwIf(boolean really) {
        if (really) throw new IllegalStateException();
    }

    private void sharedScope(int i) {
        switch (i) {
            case 0:
                int n = 5;
                Log.info("%d", n);
            case 1:
                n = i + 1;
                Log.info("%d", n);
                break;
            case 2:
                n = 7;
                n++;
                Log.info("%d", n);
                int m = n;
            default:
                m = 3;
                Log.info("%d", m);
        }
    }

    private int expression(int i) {
        int before = 100;
        return before + switch (i) {
            case 0 -> 10;
            case 1, 2 -> i * 2 + (before = 5);
            case 3 -> {
                int square = i * i;
                yield square;
            }
            case 4 -> throwing();
            default -> before;
        } + before;
    }

    private int throwing() {
        calls++;
        return calls > 100 ? -1 : 44;
    }

    private long yields(int i) {
        long result = switch (i) {
            case 0:
            case 1:
                calls++;
            case 2:
                yield i + 1;
            case 3: {
                for (int j = 0; ; j++) {
                    if (j * j > 10) yield j;
                }
            }
            default:
                yield i > 4 ? 'x' : -1L;
        };
        return result;
    }

    private int nested(int i, int j) {
        return switch (i) {
            case 1 -> switch (j) {
                case 0 -> 1;
                default -> 2;
            };
            case 2 -> {
                int sum = 0;
                switch (j) {
                    case 1:
                        sum = switch (sum + j) {
                            case 1 -> 9;
                            default -> 8;
                        };
                        break;
                    default:
                        sum = 7;
                }
                yield sum;
            }
            default -> 0;
        };
    }

    private int throughLoops(int i) {
        int sum = 0;
        for (int j = 0; j < 4; j++) {
            switch (j) {
                case 1:
                    continue;
                case 2:
                    if (i == 2) break;
                    sum += 10;
                    continue;
                default:
                    sum += j;
            }
            sum += 100;
        }
        return sum;
    }

    private void returns(int i) {
        switch (i) {
            case 0 -> {
                return;
            }
            case 1 -> Log.info("returns 1");
            default -> {
                if (i > 3) return;
            }
        }
        Log.info("not returned %d", i);
    }

    private void characters(String text) {
        Log.info("%s", text);
        for (char c : new char[] {'a', 'b', NEWLINE, 'z', 300, '\\', '\''}) {
            int kind = switch (c) {
                case 'a', 'b' -> 1;
                case NEWLINE -> 2;
                case 300 -> 3;
                case '\\' -> 4;
                case '\'' -> 5;
                default -> 0;
            };
            Log.info("%d", kind);
        }
    }

    private void bytes(byte b) {
        switch (b) {
            case -1:
                Log.info("minus one");
                break;
            case 1:
                Log.info("one");
                break;
            default:
                Log.info("%d", b);
        }
    }
}
