// SPDX-License-Identifier: MIT OR GPL-2.0
package settings;

import module jiffy.linux;

/// Says with which parameters it was loaded, in lines of every level.
@KernelModule(name = "settings", license = "GPL", description = "Parameters and lines")
public final class Settings {
    @Parameter(min = -5, max = 500)
    static int small = 1;

    @Parameter(name = "whole")
    static int number = -7;

    @Parameter(min = 0)
    static long large = 5_000_000_000L;

    @Parameter(max = 0)
    static long least = Long.MIN_VALUE;

    @Parameter static boolean flag = false;

    enum Color {
        RED,
        DARK_BLUE
    }

    public Settings() throws Errno {
        Log.emergency("small %d", small);
        Log.alert("number %d", number);
        Log.critical("large %d", large);
        Log.error("least %d", least);
        Log.warning("flag %b", flag);
        Log.notice("%s and %s: 100%%", Color.RED, Color.DARK_BLUE);
        Log.info("%x %x %x", number, large, least);
        Log.info("%c%c %d %d %x\n", 'a', '\u00e4', (byte) number, (short) small, (byte) -1);
        Log.info("");
        Log.info("  blanks stay  ");
        Log.info("a tab\tand \"quotes\" and a back\\slash");
        Log.info("nur ASCII? \u00e4\u20ac\uD83D\uDE00");
        Log.info("two\nlines");
        if (small == 99) {
            throw new Errno(Errno.ENODEV);
        }
    }
}
