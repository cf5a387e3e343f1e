// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

@KernelModule(name = "enums", license = "Dual MIT/GPL", description = "Enums")
public final class Enums {
    enum Color {
        RED(3), GREEN(5, "leaf"), BLUE(7, "sky");

        private final int weight;
        private final String like;
        private final long mask;

        Color(int weight) {
            this(weight, "fire");
        }

        Color(int weight, String like) {
            this.weight = weight;
            this.like = like;
            long bits = 0;
            for (int i = 0; i < weight; i++) bits |= 1L << (i * 9);
            mask = bits;
        }

        int weight() { return weight; }
        boolean isPrimary() { return this != GREEN; }
        Color next() { return values()[(ordinal() + 1) % values().length]; }
        static Color heaviest() {
            Color best = null;
            for (var each : values()) {
                if (best == null || each.weight > best.weight) best = each;
            }
            return best;
        }
    }

    enum Empty {}

    static final int[] PRIMES = {2, 3, 5, 7, 11};
    static final Color FAVOURITE = Color.GREEN;
    static final String[] NAMES = {"zero", "one", "two"};
    static final int LIMIT = PRIMES.length * 2;
    static final int[] CRC = table();
    static final Color[] ORDER = {Color.BLUE, Color.RED};

    private static int[] table() {
        var table = new int[256];
        for (int i = 0; i < 256; i++) {
            int c = i;
            for (int k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xedb88320 ^ c >>> 1 : c >>> 1;
            table[i] = c;
        }
        return table;
    }

    private Color current = Color.RED;
    private String text = "start";

    public Enums() {
        for (var color : Color.values()) {
            Log.info("%s %d %s %x", color.name(), color.weight(), color.like, color.mask);
            Log.info("%s %b", color.next().name(), color.isPrimary());
            current = color;
            text = color.like;
            Log.info("%s %s %d", current.name(), text, old(color));
            Log.info("%s", arrow(color));
            Log.info("%d", color.compareTo(Color.GREEN));
            Log.info("%b", color.equals(FAVOURITE));
        }
        Log.info("%s", Color.heaviest().name());
        Log.info("%s", Color.valueOf("BLUE").like);
        Color[] all = Color.values();
        all[0] = Color.BLUE;
        Log.info("%s %s", all[0].name(), Color.values()[0].name());
        for (var each : ORDER) Log.info("%s", each.name());
        for (var each : NAMES) Log.info("%s", each);
        int sum = 0;
        for (int prime : PRIMES) sum += prime;
        Log.info("%d %d %x %d", sum, LIMIT, CRC[255], CRC.length);
        int crc = -1;
        for (char c = '1'; c <= '9'; c++) crc = CRC[(crc ^ c) & 255] ^ crc >>> 8;
        Log.info("%x", ~crc);
        for (var each : Empty.values()) Log.info("never %s", each.name());
        Log.info("%d %d", strings("one"), strings("three"));
        try {
            Color.valueOf("PINK");
        } catch (IllegalArgumentException wrong) {
            Log.info("no PINK");
        }
        Color none = null;
        Log.info("%d", withNull(none));
        try {
            old(none);
        } catch (NullPointerException wrong) {
            Log.info("null");
        }
        Log.info("%s", Color.values()[sum].name());
    }

    private static int old(Color color) {
        switch (color) {
            case RED:
                return 1;
            case GREEN:
            case BLUE:
                return 2;
        }
        return 0;
    }

    private static String arrow(Color color) {
        return switch (color) {
            case RED -> "r";
            case GREEN -> "g";
            case BLUE -> "b";
        };
    }

    private static int withNull(Color color) {
        return switch (color) {
            case null -> -7;
            case RED -> 1;
            default -> 2;
        };
    }

    private static int strings(String text) {
        return switch (text) {
            case "one", "uno" -> 1;
            case "two" -> 2;
            default -> 0;
        };
    }
}
