// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
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
    private static final int RANDOM_ROUNDS = 2_000;

    private static final List<Class<?>> CLASSES =
            List.of(
                    Math.class,
                    Integer.class,
                    Long.class,
                    Boolean.class,
                    Byte.class,
                    Short.class,
                    Character.class,
                    Objects.class,
                    BooleanArrays.class,
                    ByteArrays.class,
                    ShortArrays.class,
                    CharArrays.class,
                    IntArrays.class,
                    LongArrays.class);

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
            if (method.getName().equals("binarySearch") && arguments[0] != null) {
                java.util.Arrays.class
                        .getMethod("sort", arguments[0].getClass())
                        .invoke(null, arguments[0]);
            }
            if (method.getName().startsWith("copyOf")) {
                arguments = small(arguments);
            }
            if (method.getName().equals("copyOfRange") && arguments[0] == null) {
                arguments[2] = arguments[1]; // which of two exceptions comes first is not said
            }
            var same = copies(arguments);
            assertThat(outcome(method, same))
                    .as("%s%s", method.getName(), Arrays.deepToString(arguments))
                    .isEqualTo(outcome(original, arguments));
            assertThat(Arrays.deepEquals(same, arguments)).isTrue();
        }
    }

    static Stream<Method> methodsOfCharacters() {
        return methods()
                .filter(each -> each.getDeclaringClass() == Character.class)
                .filter(each -> each.getParameterCount() == 1);
    }

    @ParameterizedTest
    @MethodSource("methodsOfCharacters")
    void knowsEveryCharacter(Method method) throws ReflectiveOperationException {
        var original = original(method);
        boolean isChar = method.getParameterTypes()[0] == char.class;
        for (int i = isChar ? 0 : -10; i < (isChar ? 1 << 16 : 0x11_0010); i++) {
            var argument = new Object[] {isChar ? (Object) (char) i : (Object) i};
            if (!outcome(method, argument).equals(outcome(original, argument))) {
                throw new AssertionError(method + " of " + i);
            }
        }
    }

    private static Method original(Method method) throws ReflectiveOperationException {
        String simpleName = method.getDeclaringClass().getSimpleName();
        if (simpleName.endsWith("Arrays")) {
            return Arrays.class.getMethod(method.getName(), method.getParameterTypes());
        }
        String home = simpleName.equals("Objects") ? "java.util." : "java.lang.";
        return Class.forName(home + simpleName)
                .getMethod(method.getName(), method.getParameterTypes());
    }

    /// The same arguments, but nothing that needs gigabytes.
    private static Object[] small(Object[] arguments) {
        return Arrays.stream(arguments)
                .map(each ->
                        each instanceof java.lang.Integer number ? (Object) (number % 1000) : each)
                .toArray();
    }

    /// The same arguments in other arrays; one array given twice stays one.
    private static Object[] copies(Object[] arguments) {
        var copied = new java.util.IdentityHashMap<Object, Object>();
        return Arrays.stream(arguments)
                .map(each ->
                        each != null && each.getClass().isArray()
                                ? copied.computeIfAbsent(each, MirrorTest::copy)
                                : each)
                .toArray();
    }

    private static Object copy(Object array) {
        int length = Array.getLength(array);
        var copy = Array.newInstance(array.getClass().getComponentType(), length);
        java.lang.System.arraycopy(array, 0, copy, 0, length);
        return copy;
    }

    private static Object outcome(Method method, Object[] arguments) {
        try {
            var result = method.invoke(null, arguments);
            return result != null && result.getClass().isArray()
                    ? Arrays.deepToString(new Object[] {result})
                    : result;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause().getClass();
        } catch (IllegalArgumentException hot) {
            // a hot method's own exception has no stack trace, and reflection takes it for its own
            return hot.getCause().getClass();
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
            var arguments = new Object[types.length];
            boolean hasArray = types[0].isArray();
            for (int i = 0; i < types.length; i++) {
                boolean again = i > 0 && types[i].isArray() && random.nextBoolean();
                arguments[i] =
                        again
                                ? arguments[0]
                                : types[i] == int.class && hasArray && random.nextInt(20) > 0
                                        ? (Object) (random.nextInt(12) - 2)
                                        : of(types[i]);
            }
            return arguments;
        }

        private Object of(Class<?> type) {
            if (type.isArray()) {
                return array(type.getComponentType());
            }
            long value = number();
            return switch (type.getName()) {
                case "boolean" -> (value & 1) == 0;
                case "byte" -> (byte) value;
                case "short" -> (short) value;
                case "char" -> (char) value;
                case "int" -> (int) value;
                case "long" -> value;
                default -> throw new IllegalArgumentException(type.toString());
            };
        }

        private Object array(Class<?> type) {
            if (random.nextInt(30) == 0) {
                return null;
            }
            var array = Array.newInstance(type, random.nextInt(random.nextInt(20) == 0 ? 300 : 9));
            for (int i = 0; i < Array.getLength(array); i++) {
                Array.set(array, i, of(type));
            }
            return array;
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
