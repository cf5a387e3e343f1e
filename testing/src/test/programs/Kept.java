// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// What inner, local and anonymous classes keep of what is around them.
@KernelModule(name = "kept", license = "Dual MIT/GPL", description = "Kept variables and objects")
public final class Kept {
    interface IntTo { int of(int n); }

    interface Maker { IntTo make(int n); }

    static class Account {
        private int balance;
        private final String owner;
        int outer = 3;

        Account(String owner) { this.owner = owner; }

        final class Entry {
            private final int amount;
            private final int outer = 100;

            Entry(int amount) {
                this.amount = amount;
                balance += amount;
            }

            Entry() { this(1000); }

            int after() { return balance + outer + Account.this.outer; }

            Account account() { return Account.this; }

            final class Note {
                final int length;

                Note(int extra) { length = owner.length() + amount + extra; }

                int all() { return length * 1_000_000 + balance * 10 + Entry.this.amount; }
            }

            Note note() { return new Note(2); }
        }

        Entry deposit(int amount) { return new Entry(amount); }

        IntTo taxed(int percent) {
            return new IntTo() {
                @Override
                public int of(int n) {
                    balance -= n * percent / 100;
                    return balance;
                }
            };
        }
    }

    abstract static class Base {
        final int known;

        Base() { known = compute(); }

        abstract int compute();
    }

    private int count = 5;
    private IntTo stored;

    public Kept() {
        Log.info("%d", adder(3).of(4));
        Log.info("%d", shifted(new int[] {1, 2, 4}, 2).of(1));
        accounts();
        locals(7, "seven");
        early(21);
        makers();
        stored = adder(count);
        Log.info("%d", stored.of(1));
        stored = null;
        objects();
    }

    private static IntTo adder(int term) {
        return new IntTo() {
            @Override
            public int of(int n) { return n + term; }
        };
    }

    private IntTo shifted(int[] table, int by) {
        long wide = 1L << 40 | table[0];
        return new IntTo() {
            private final int own = by * 10;

            @Override
            public int of(int n) { return (int) (wide >> 40) + own + n + count++; }
        };
    }

    private void accounts() {
        var account = new Account("ada");
        var entry = account.deposit(50);
        Log.info("%d", entry.after());
        Log.info("%d", entry.note().all());
        var other = account.new Entry(7);
        Log.info("%d %d", other.after(), entry.after());
        Log.info("%d", account.new Entry().after());
        Log.info("%d", other.new Note(9).all());
        var taxed = account.taxed(10);
        Log.info("%d %d", taxed.of(100), taxed.of(200));
        Log.info("%d %s", account.balance, entry.account().owner);
        Account none = null;
        try {
            none.new Entry(1).after();
        } catch (NullPointerException e) {
            Log.info("no account");
        }
    }

    private void locals(int seven, String word) {
        int twice = 2 * seven;
        class First {
            int value = twice + count;

            First() {}

            First(int more) {
                this();
                value += more + seven;
            }

            First again() { return new First(value); }

            String named() { return word; }
        }
        class Second extends First {
            final int rest;

            Second(int rest) {
                super(rest + twice);
                this.rest = rest;
            }

            int sum() {
                class Inside {
                    int in() { return rest + seven + value; }
                }
                return new Inside().in();
            }
        }
        Log.info("%d %d %s", new First().value, new First(1).again().value, new First().named());
        Log.info("%d %s", new Second(3).sum(), new Second(4).named());
        for (int i = 0; i < 3; i++) {
            int each = i * i;
            var keeps = new IntTo() {
                int calls = each;

                @Override
                public int of(int n) { return n + each + seven + calls++; }
            };
            Log.info("%d %d %d", keeps.of(i), keeps.of(i), keeps.calls);
        }
    }

    /// A kept variable is there when the constructor of what is extended asks for it.
    private void early(int given) {
        var base = new Base() {
            @Override
            int compute() { return 2 * given; }
        };
        Log.info("%d", base.known);
    }

    private void makers() {
        Maker maker = new Maker() {
            @Override
            public IntTo make(int n) {
                int start = count;
                return new IntTo() {
                    private int at = start;

                    @Override
                    public int of(int m) { return at += n * m; }
                };
            }
        };
        var one = maker.make(1);
        var ten = maker.make(10);
        Log.info("%d %d %d %d", one.of(1), ten.of(1), one.of(2), ten.of(2));
    }

    /// Objects that are kept live as long as what keeps them.
    private void objects() {
        IntTo last = null;
        for (int i = 0; i < 3; i++) {
            var account = new Account("grace");
            var before = last;
            account.balance = i;
            last = new IntTo() {
                @Override
                public int of(int n) {
                    return account.balance + (before == null ? 0 : n);
                }
            };
        }
        Log.info("%d", last.of(10));
    }
}
