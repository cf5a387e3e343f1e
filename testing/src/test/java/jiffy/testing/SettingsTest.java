// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Parameters, good and bad, and lines of every level.
@InBothHomes("settings")
class SettingsTest {
    private static final List<String> CONSTANT =
            List.of(
                    "NOTICE RED and DARK_BLUE: 100%",
                    "INFO fffffff9 12a05f200 8000000000000000",
                    "INFO a? -7 1 ffffffff",
                    "INFO ",
                    "INFO   blanks stay  ",
                    "INFO a tab\tand \"quotes\" and a back\\slash",
                    "INFO nur ASCII? \u00e4\u20ac\uD83D\uDE00",
                    "INFO two\nlines");

    @Test
    void defaults(Home home) {
        assertThat(home.kernel().isLoaded()).isTrue();
        var said = home.said();
        assertThat(said.subList(0, 5))
                .containsExactly(
                        "EMERGENCY small 1",
                        "ALERT number -7",
                        "CRITICAL large 5000000000",
                        "ERROR least " + Long.MIN_VALUE,
                        "WARNING flag false");
        assertThat(said.subList(5, said.size())).isEqualTo(CONSTANT);
    }

    private static final List<String> GOOD =
            List.of(
                    "small=500",
                    "small=0x1f",
                    "whole=-2147483648",
                    "whole=0x7fffffff",
                    "large=9223372036854775807",
                    "least=-1",
                    "flag",
                    "flag=1",
                    "flag=on",
                    "flag=n",
                    "flag=t",
                    "flag=f");

    /// What the parameters' lines say then.
    private static final List<String> SHOWN =
            List.of(
                    "500",
                    "31",
                    "-2147483648",
                    "2147483647",
                    "9223372036854775807",
                    "-1",
                    "true",
                    "true",
                    "true",
                    "false",
                    "true",
                    "false");

    @Test
    @NotLoaded
    void good(Home home) {
        for (int i = 0; i < GOOD.size(); i++) {
            var argument = GOOD.get(i);
            assertThat(home.load(argument)).as(argument).isEmpty();
            int line =
                    List.of("small", "whole", "large", "least", "flag")
                            .indexOf(argument.replaceFirst("=.*", ""));
            assertThat(home.said().get(line)).as(argument).endsWith(" " + SHOWN.get(i));
            home.kernel().unload();
        }
    }

    @Test
    @NotLoaded
    void bad(Home home) {
        var invalid = "Invalid parameters";
        var range = "Numerical result out of range";
        refused(home, "small=501", invalid, "parameter small must be from -5 to 500");
        refused(home, "large=-1", invalid, "parameter large must be at least 0");
        refused(home, "least=1", invalid, "parameter least must be at most 0");
        refused(home, "small=", invalid, "`' invalid for parameter `small'");
        refused(home, "small=1x", invalid, "`1x' invalid for parameter `small'");
        refused(home, "small=09", invalid, "`09' invalid for parameter `small'");
        refused(home, "small=0x", invalid, "`0x' invalid for parameter `small'");
        refused(home, "whole=2147483648", range, "`2147483648' invalid for parameter `whole'");
        refused(
                home,
                "large=9223372036854775808",
                range,
                "`9223372036854775808' invalid for parameter `large'");
        refused(home, "flag=maybe", invalid, "`maybe' invalid for parameter `flag'");
        refused(home, "flag=o", invalid, "`o' invalid for parameter `flag'");
        refused(home, "small", invalid, "`' invalid for parameter `small'");
    }

    private static void refused(Home home, String argument, String why, String line) {
        assertThat(home.load(argument)).as(argument).isEqualTo(why);
        assertThat(home.said()).as(argument).containsExactly("ERROR " + line);
        assertThat(home.kernel().isLoaded()).isFalse();
    }

    @Test
    @NotLoaded
    void severalAtOnce(Home home) {
        assertThat(home.load("small=2", "flag", "small=3", "whole=-1")).isEmpty();
        assertThat(home.said())
                .startsWith("EMERGENCY small 3", "ALERT number -1")
                .contains("WARNING flag true");
        var folder = "/sys/module/settings/parameters/";
        assertThat(home.read(folder + "small")).isEqualTo("3\n");
        assertThat(home.read(folder + "least")).isEqualTo(Long.MIN_VALUE + "\n");
        assertThat(home.read(folder + "flag")).isEqualTo("Y\n");
        assertThat(home.read(folder + "number")).isEqualTo("ENOENT");
        assertThat(home.load()).isEqualTo("File exists");
        home.kernel().unload();
        assertThat(home.load("small=99", "unheard=1")).isEqualTo("No such device");
        assertThat(home.said())
                .startsWith("WARNING unknown parameter 'unheard' ignored", "EMERGENCY small 99");
        assertThat(home.load()).isEmpty();
        assertThat(home.said()).startsWith("EMERGENCY small 1");
    }
}
