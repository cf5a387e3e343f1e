// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import jiffy.compiler.ir.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewedLoopsTest {
    static Stream<ReviewedLoops> all() {
        return ReviewedLoops.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsListedExists(ReviewedLoops reviewed) throws Exception {
        assertThat(reviewed.reason()).isNotBlank();
        for (var name : reviewed.classes()) {
            var methods = Class.forName("jiffy.linux." + name).getDeclaredMethods();
            assertThat(Arrays.stream(methods).map(each -> each.getName()))
                    .as(name)
                    .containsAll(reviewed.methods());
        }
    }

    @Test
    void nothingElseIsBelieved() {
        assertThat(ReviewedLoops.areIn(new MethodName("jiffy.linux.jdk.IntSort", "quick", "")))
                .isTrue();
        assertThat(ReviewedLoops.areIn(new MethodName("jiffy.linux.jdk.IntSort", "swap", "")))
                .isFalse();
        assertThat(ReviewedLoops.areIn(new MethodName("collection.HashMap", "find", "")))
                .as("a class of the module")
                .isFalse();
    }
}
