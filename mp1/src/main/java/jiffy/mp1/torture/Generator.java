// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes programs: the same of the same seed and number, whatever the machine.
final class Generator {

    /// Descriptors that a program has.
    static final int FILES = 4;

    /// Processes that a program can name.
    static final int PROCESSES = 12;

    private static final int LENGTH = 300;
    private static final int CROWDED = 8;

    private static final long[] SIZES = {
        0, 1, 2, 3, 7, 8, 15, 16, 17, 20, 31, 64, 100, 127, 128, 255, 512, 1000, 4095, 4096, 4097,
        8192, 65536, 200_000
    };
    private static final long[] OFFSETS = {
        0,
        1,
        5,
        7,
        10,
        15,
        16,
        17,
        20,
        31,
        32,
        33,
        50,
        100,
        128,
        500,
        1000,
        4095,
        4096,
        4097,
        65536,
        1 << 20,
        Integer.MAX_VALUE,
        1L << 31,
        1L << 32,
        Long.MAX_VALUE,
        -1,
        -4096,
        Long.MIN_VALUE
    };
    private static final long[] FLAGS = {
        0, 1, 2, 2, 2, 2, 0x402, 0x802, 0x202, 0x42, 0xc2, 0x80000, 0x10000, 0x4002, 0x101000
    };
    private static final long[] NUMBERS = {
        0, 1, -1, 4096, 0x5401, 0x541b, 0x5421, 0x80047601, Long.MAX_VALUE
    };
    private static final String[] JUNK = {
        "",
        "\n",
        "x",
        "-",
        "+",
        " ",
        "\0",
        "0",
        "-1",
        "1e1",
        "0x1",
        "{0}.0",
        "-{1}",
        "+{2}",
        " {3}",
        "{4} ",
        "{5}\t",
        "{6}\r",
        "{7}\0",
        "\0{8}",
        "{9}:",
        "{0},{1}",
        "{2} {3}",
        "{4}x",
        "\u00ff{5}",
        "2147483648",
        "4294967297",
        "9223372036854775808",
        "18446744073709551617",
        "99999999999999999999999999999999999999999999",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "%s%n",
        "{d}",
        "{t}",
        "{n}"
    };

    private final Random random;

    private Generator(Random random) {
        this.random = random;
    }

    /// One program.
    static List<Operation> program(long seed, long number) {
        var mixed = (seed * 0x9e3779b97f4a7c15L) ^ (number * 0xc2b2ae3d27d4eb4fL);
        return new Generator(new Random(mixed)).program(number % CROWDED == 1);
    }

    private List<Operation> program(boolean crowded) {
        var program = new ArrayList<Operation>();
        program.add(new Operation(Verb.OPEN, 0, 2, 0));
        if (crowded) {
            program.add(new Operation(Verb.CROWD, 0, 0, 0));
        }
        while (program.size() < LENGTH) {
            program.add(operation());
        }
        program.add(new Operation(Verb.LIST, 0, 0, 0));
        return program;
    }

    private Operation operation() {
        var file = random.nextInt(FILES);
        var dice = random.nextInt(1000);
        if (dice < 400) {
            return reading(dice, file);
        }
        if (dice < 700) {
            return writing(dice, file);
        }
        if (dice < 850) {
            return new Operation(Verb.OPEN, file, any(FLAGS), 0);
        }
        return rest(dice, file);
    }

    private Operation reading(int dice, int file) {
        if (dice < 130) {
            return new Operation(Verb.READ, file, any(SIZES), 0);
        }
        if (dice < 260) {
            return new Operation(Verb.PREAD, file, any(SIZES), any(OFFSETS));
        }
        if (dice < 300) {
            return new Operation(Verb.READV, file, 1 + random.nextInt(40), any(SIZES));
        }
        if (dice < 340) {
            return new Operation(Verb.SENDFILE, file, any(SIZES), offset());
        }
        return dice < 365
                ? new Operation(Verb.SPLICE, file, any(SIZES), 0)
                : new Operation(Verb.READ_BAD, file, random.nextInt(4), any(SIZES));
    }

    private long offset() {
        return random.nextBoolean() ? -1 : any(OFFSETS);
    }

    private Operation writing(int dice, int file) {
        if (dice < 600) {
            return new Operation(Verb.WRITE, file, 0, times(), lines());
        }
        if (dice < 630) {
            return new Operation(Verb.PWRITE, file, any(OFFSETS), 1, lines());
        }
        if (dice < 660) {
            return new Operation(Verb.WRITEV, file, 1 + random.nextInt(8), 1, lines());
        }
        return new Operation(Verb.WRITE_BAD, file, random.nextInt(4), any(SIZES), lines());
    }

    /// Mostly once, sometimes as much as no buffer holds.
    private long times() {
        return switch (random.nextInt(200)) {
            case 0, 1, 2, 3 -> 40 + random.nextInt(1000);
            case 4 -> 40_000;
            default -> 1;
        };
    }

    private String lines() {
        var text = new StringBuilder();
        var lines = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(6);
        for (var line = 0; line < lines; line++) {
            text.append(random.nextInt(5) < 3 ? process() : JUNK[random.nextInt(JUNK.length)]);
            if (line < lines - 1 || random.nextInt(4) > 0) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    private String process() {
        return "{" + random.nextInt(PROCESSES) + "}";
    }

    private Operation rest(int dice, int file) {
        if (dice < 900) {
            return new Operation(Verb.SEEK, file, any(OFFSETS), random.nextInt(7));
        }
        if (dice < 920) {
            return new Operation(Verb.CLOSE, file, 0, 0);
        }
        if (dice < 940) {
            return new Operation(Verb.DUP, file, random.nextInt(FILES), 0);
        }
        if (dice < 990) {
            var which = random.nextInt(Poke.values().length);
            return new Operation(Verb.POKE, file, which, any(NUMBERS));
        }
        return rare(file);
    }

    /// What takes long.
    private Operation rare(int file) {
        return switch (random.nextInt(40)) {
            case 0 -> new Operation(Verb.KILL, 0, random.nextInt(PROCESSES), 0);
            case 1 -> new Operation(Verb.FORK_READ, file, any(SIZES), 0);
            case 2 -> new Operation(Verb.FORK_WRITE, file, 0, 1, process());
            case 3, 4 -> new Operation(Verb.RELOAD, 0, 0, 0);
            default -> new Operation(Verb.LIST, 0, 0, 0);
        };
    }

    private long any(long[] values) {
        return values[random.nextInt(values.length)];
    }
}
