// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void writesEveryKindOfValue() {
        assertThat(Json.write(Map.of("a", List.of(1, 2L)))).isEqualTo("{\"a\":[1,2]}");
        assertThat(Json.write(Arrays.asList(true, null))).isEqualTo("[true,null]");
        assertThat(Json.write(List.of())).isEqualTo("[]");
    }

    @Test
    void escapesWhatMustBe() {
        assertThat(Json.write("a\"b\\c\nd\te\rf\u0001g/é☕"))
                .isEqualTo("\"a\\\"b\\\\c\\nd\\te\\rf\\u0001g/é☕\"");
    }
}
