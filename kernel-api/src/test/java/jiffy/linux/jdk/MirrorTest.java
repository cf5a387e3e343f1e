// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each method of the library's JDK does what the JDK's own does, exceptions included.
class MirrorTest {
    private static final int RANDOM_ROUNDS = 20_000;

    private static final List<Class<?>> CLASSES = List.of(Math.class, Integer.class, Long.class);

    static Stream<Method> methods() {
        return CLASSES.stream()
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(each -> Modifier.isPublic(each.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void doesTheSame(Method method) throws ReflectiveOperationException {
        var original = original(method);
        var values = new Values(new Random(method.toString().hashCode()));

        for (int i = 0; i < RANDOM_ROUNDS; i++) {
            var arguments = values.forParameters(method.getParameterTypes());
            assertThat(outcome(method, arguments))
                    .as("%s%s", method.getName(), Arrays.toString(arguments))
                    .isEqualTo(outcome(original, arguments));
        }
    }

    private static Method original(Method method) throws ReflectiveOperationException {
        String simpleName = method.getDeclaringClass().getSimpleName();
        return Class.forName("java.lang." + simpleName)
                .getMethod(method.getName(), method.getParameterTypes());
    }

    private static Object outcome(Method method, Object[] arguments) {
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException thrown) {
            return thrown.getCause().getClass();
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Arguments: often those at which something changes, else any.
    private record Values(Random random) {
        private static final long[] EDGES = {
            0,
            1,
            -1,
            2,
            -2,
            3,
            7,
            10,
            31,
            32,
            33,
            63,
            64,
            65,
            127,
            128,
            255,
            256,
            32_767,
            65_535,
            java.lang.Integer.MAX_VALUE,
            java.lang.Integer.MIN_VALUE,
            1L << 31,
            1L << 32,
            java.lang.Long.MAX_VALUE,
            java.lang.Long.MIN_VALUE
        };

        Object[] forParameters(Class<?>[] types) {
            return Arrays.stream(types).map(this::of).toArray();
        }

        private Object of(Class<?> type) {
            long value = number();
            return switch (type.getName()) {
                case "int" -> (int) value;
                case "long" -> value;
                default -> throw new IllegalArgumentException(type.toString());
            };
        }

        private long number() {
            return switch (random.nextInt(4)) {
                case 0, 1 -> EDGES[random.nextInt(EDGES.length)];
                case 2 -> random.nextLong() >> random.nextInt(64);
                default -> EDGES[random.nextInt(EDGES.length)] + random.nextInt(3) - 1;
            };
        }
    }
}
