// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

@KernelModule(name = "strings", license = "Dual MIT/GPL", description = "Strings")
public final class Strings {
    static final String JOINED = "a" + 1 + 'c' + true + 2L + (1 + 2) + 'x' + -3;
    static final String BLOCK = """
            Hello,
              "block" \
            joined\tand
            end""";
    static final int N = 5;
    static final char C = 'q';
    static final String MORE = JOINED + N + C + (N > 3 ? "yes" : "no") + (byte) 300;
    static final String WIDE = "aé€😀z";
    static final String[] ALL = {"", "a", "ab", "b", "é", "€", "😀", WIDE, "same", null};

    private String name = "first";
    private String unset;

    public Strings() {
        Log.info("%s", JOINED);
        Log.info("%s", MORE);
        for (int i = 0; i < BLOCK.length(); i++) Log.info("%d", (int) BLOCK.charAt(i));
        for (var each : ALL) {
            if (each == null) {
                Log.info("null");
                continue;
            }
            Log.info("%s %d %d %b", each, each.length(), each.hashCode(), each.isEmpty());
            for (int i = 0; i < each.length(); i++) Log.info("%x", (int) each.charAt(i));
            for (var other : ALL) {
                Log.info("%b %b", each.equals(other), each == other);
                if (other == null) continue;
                Log.info("%d", each.compareTo(other));
                Log.info("%b %b", each.startsWith(other), each.endsWith(other));
            }
        }
        Log.info("%b", name == "fir" + "st");
        name = pick(3);
        Log.info("%s %d", name, name.length());
        name = pick(-3);
        Log.info("%b", name == null);
        Log.info("%d %d", kind("x" + 1), kind("y"));
        try {
            "abc".charAt(size("abc"));
        } catch (StringIndexOutOfBoundsException wrong) {
            Log.info("too far");
        }
        try {
            ALL[2].charAt(-1);
        } catch (IndexOutOfBoundsException wrong) {
            Log.info("before");
        }
        Log.info("%d", unset.length());
    }

    private static int size(String text) { return text.length(); }

    private static String pick(int n) { return n > 0 ? "positive" : null; }

    private static int kind(String text) {
        switch (text) {
            case "x1": return 1;
            default: return 2;
            case "z": return 3;
        }
    }
}
