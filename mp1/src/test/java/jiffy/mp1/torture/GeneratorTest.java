// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GeneratorTest {

    @Test
    void aSeedAndANumberMakeTheSameProgram() {
        assertThat(Torture.program(3, 17)).isEqualTo(Torture.program(3, 17));
        assertThat(Torture.program(3, 17)).isNotEqualTo(Torture.program(3, 18));
        assertThat(Torture.program(3, 17)).isNotEqualTo(Torture.program(4, 17));
    }

    @Test
    void everyStepIsALineThatCanBeReadAgain() {
        for (var number = 0; number < 50; number++) {
            for (var step : Generator.program(1, number)) {
                assertThat(step.toString()).matches("\\p{ASCII}+").doesNotContain("\n");
                assertThat(Operation.parse(step.toString())).isEqualTo(step);
            }
        }
    }

    @Test
    void everythingThatThereIsIsTried() {
        var verbs = EnumSet.noneOf(Verb.class);
        LongStream.range(0, 100)
                .forEach(number ->
                        Generator.program(1, number).forEach(step -> verbs.add(step.verb())));
        assertThat(verbs).isEqualTo(EnumSet.allOf(Verb.class));
    }
}
