// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserAppTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theLecturesDefaultIsTenToFifteenSeconds() {
        var options = UserAppOptions.parse();
        assertThat(options.seconds()).isBetween(10.0, 15.0);
        assertThat(options.file()).isEqualTo(Path.of("/proc/mp1/status"));
        assertThat(options.help()).isFalse();
    }

    @Test
    void optionsAreRead() {
        assertThat(UserAppOptions.parse("--seconds", "0.5", "--file", "/mnt/status"))
                .isEqualTo(new UserAppOptions(0.5, Path.of("/mnt/status"), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "ten", "", "NaN", "Infinity", "1e9"})
    void secondsMustBeAReasonableNumber(String word) {
        assertThatThrownBy(() -> UserAppOptions.parse("--seconds", word))
                .hasMessageContaining("`" + word + "`");
    }

    @Test
    void aWrongCommandLineSaysWhatIsWrongAndEndsWith2() {
        assertThat(run("--second", "3")).isEqualTo(2);
        assertThat(err.toString()).contains("unknown argument: --second").contains("--help");
        assertThat(run("--file")).isEqualTo(2);
        assertThat(err.toString()).contains("--file needs a value");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theHelpNamesEachOption() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--seconds N", "--file PATH", "exit code");
    }

    @Test
    void withoutTheModuleItSaysSoAndEndsWith1() {
        assertThat(run("--file", "/nowhere/status")).isEqualTo(1);
        assertThat(err.toString()).startsWith("userapp: mp1 is not loaded: /nowhere/status");
    }

    @Test
    void factorialsAreExact() {
        assertThat(Factorial.of(0)).isEqualTo(BigInteger.ONE);
        assertThat(Factorial.of(5)).isEqualTo(BigInteger.valueOf(120));
        assertThat(Factorial.of(25)).isEqualTo(new BigInteger("15511210043330985984000000"));
        assertThatThrownBy(() -> Factorial.of(-1)).hasMessageContaining("-1");
    }

    private int run(String... arguments) {
        return UserApp.run(print(out), print(err), arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
