// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import jiffy.linux.Kernel;

/// Runs one of the programs on HotSpot: `NAME runs=N`. Its home has a log and nothing else.
public final class HotSpotRun {
    private static long before;

    private HotSpotRun() {}

    public static void main(String... arguments) throws ReflectiveOperationException {
        String name = arguments[0];
        var type =
                Class.forName(
                        HotSpotRun.class.getPackageName()
                                + ".programs."
                                + Character.toUpperCase(name.charAt(0))
                                + name.substring(1));
        var runs = type.getDeclaredField("runs");
        runs.setAccessible(true);
        runs.setInt(null, Integer.parseInt(arguments[1].substring("runs=".length())));
        var constructor = type.getConstructor();
        kernel().run(() -> {
            try {
                constructor.newInstance();
            } catch (ReflectiveOperationException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private static Kernel kernel() {
        return (Kernel)
                Proxy.newProxyInstance(
                        Kernel.class.getClassLoader(),
                        new Class<?>[] {Kernel.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "log" -> print(arguments[1]);
                                    case "run" ->
                                            InvocationHandler.invokeDefault(
                                                    proxy, method, arguments);
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.toString());
                                });
    }

    /// With the CPU time since the line before it, in nanoseconds, as `programs/clock.c` does it.
    private static Object print(Object line) {
        long passed = now() - before;
        System.out.println(passed + " " + line);
        before = now();
        return null;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
