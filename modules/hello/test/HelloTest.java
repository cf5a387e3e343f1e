// SPDX-License-Identifier: MIT OR GPL-2.0
package hello;

import static org.assertj.core.api.Assertions.assertThat;

import jiffy.testing.KernelTest;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;

@KernelTest(module = Hello.class)
class HelloTest {
    @Test
    void saysHelloAndGoodbye(TestKernel kernel) {
        assertThat(kernel.isLoaded()).isTrue();
        kernel.unload();
        assertThat(kernel.log().toString())
                .containsSubsequence("hello: Hello, World", "hello: Goodbye, World");
    }
}
