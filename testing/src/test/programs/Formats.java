// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// What a line of the log says.
@KernelModule(name = "formats", license = "Dual MIT/GPL", description = "100% \"quoted\" \\ text")
public final class Formats implements AutoCloseable {
    private static final String GREETING = "hello" + ", world";
    private final String field = "a field";

    public Formats() {
        Log.info("plain");
        Log.info("100%% %d%%", 5);
        Log.info("%%d %%s %% %s", "%d");
        Log.info("quote \" backslash \\ slash / question ??/ apostrophe '");
        Log.info("tab\tinside");
        Log.info("umlaut ü, snowman ☃, beyond \uD83D\uDE00");
        Log.info("%d %d %d %d", (byte) -1, (short) -2, -3, -4L);
        Log.info("%x %x %x %x", (byte) -1, (short) 255, -1, -1L);
        Log.info("%c%c%c", 'x', '%', '"');
        Log.info("%c", (char) 200);
        Log.info("%b %b", true, 1 > 2);
        Log.info("%s, %s", GREETING, field);
        Log.info("%s", pick(true));
        Log.info(GREETING + " %d", 1);
        Log.info("""
                block \
                text %d""", 7);
        Log.error("error %d", 1);
        Log.warning("warning");
        Log.notice("notice");
        Log.critical("critical %s", "x");
        Log.info("%d %d %d %d %d %d %d %d", 1, 2, 3, 4, 5, 6, 7, 8);
        Log.info("an end\n");
        Log.info("%s\n", "an end of a format\n".length() > 2 ? "yes" : "no");
        Log.info("%s %s, %% %s %d", Mode.OFF, mode, Mode.ON.name(), Mode.ON.ordinal());
        Log.info("%d", Long.MIN_VALUE);
        Log.info("%d %d", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /// Formats name constants; `toString` is for who calls it.
    enum Mode {
        ON,
        OFF
    }

    private final Mode mode = Mode.ON;

    private String pick(boolean first) {
        return first ? "(first" : "second)";
    }

    @Override
    public void close() {
        Log.info("%s", "closed");
    }
}
