// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "constants", license = "Dual MIT/GPL", description = "Enums and tables")
public final class Constants {
    enum Speed {
        SLOW(10, "walks"),
        FAST(100, "runs");

        private final int limit;
        private final String how;

        Speed(int limit, String how) {
            this.limit = limit;
            this.how = how;
        }

        Speed other() {
            return this == SLOW ? FAST : SLOW;
        }
    }

    private static final int[] SQUARES = squares(5);
    private static final Speed[] BY_GEAR = {Speed.SLOW, Speed.SLOW, Speed.FAST};

    private Speed speed = Speed.SLOW;
    private String note;

    public Constants() {
        for (var each : Speed.values()) {
            Log.info("%s %s", each.name(), each.how);
        }
        for (int square : SQUARES) {
            Log.info("%d", square);
        }
        speed = speed.other();
        note = speed.how;
        Log.info("%d %d", limit(BY_GEAR[1]), Speed.valueOf("FAST").limit);
        Log.info("%d", number("two"));
        Log.info("%b %c", note.equals("runs"), note.charAt(0));
    }

    private static int[] squares(int count) {
        var squares = new int[count];
        for (int i = 0; i < count; i++) {
            squares[i] = i * i;
        }
        return squares;
    }

    private static int limit(Speed speed) {
        return switch (speed) {
            case SLOW -> 1;
            case FAST -> speed.limit;
        };
    }

    private static int number(String text) {
        return switch (text) {
            case "one" -> 1;
            case "two" -> 2;
            default -> 0;
        };
    }
}
