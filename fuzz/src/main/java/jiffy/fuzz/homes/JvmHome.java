// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.homes;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jiffy.linux.Errno;
import jiffy.linux.Kernel;
import jiffy.linux.log.Log;
import jiffy.linux.module.Parameter;

/// Runs a module that needs nothing of a kernel but its log and its locks: `javac` and HotSpot say
/// what the program means.
public final class JvmHome {
    private final List<String> lines = new ArrayList<>();
    private final CompiledJava java;

    private JvmHome(CompiledJava java) {
        this.java = java;
    }

    /// The life of a module, from its constructor to `close()`.
    ///
    /// @param parameters the module's, by their names for `insmod`
    public static Transcript run(CompiledJava java, Map<String, Integer> parameters)
            throws IOException {
        return new JvmHome(java).life(parameters);
    }

    private Transcript life(Map<String, Integer> parameters) throws IOException {
        var type = java.moduleClass();
        set(type, parameters);
        var errno = new int[1];
        kernel().run(() -> errno[0] = live(type));
        return new Transcript(List.copyOf(lines), errno[0]);
    }

    private static void set(Class<?> type, Map<String, Integer> parameters) {
        for (var field : type.getDeclaredFields()) {
            var parameter = field.getAnnotation(Parameter.class);
            if (parameter == null) {
                continue;
            }
            var value =
                    parameters.get(parameter.name().isEmpty() ? field.getName() : parameter.name());
            if (value != null) {
                field.setAccessible(true);
                try {
                    field.setInt(null, value);
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
    }

    private int live(Class<?> type) {
        Object module;
        try {
            module = type.getConstructor().newInstance();
        } catch (InvocationTargetException failed) {
            return report(failed.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (module instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception failed) {
                report(failed);
            }
        }
        return 0;
    }

    /// What an exception that nobody caught does in a kernel: a line in the log and an errno.
    private int report(Throwable failure) {
        if (failure instanceof Errno errno) {
            return errno.code();
        }
        var place =
                List.of(failure.getStackTrace()).stream()
                        .filter(each -> java.fileNames().contains(each.getFileName()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(failure));
        lines.add(
                "ERROR %s at %s:%d"
                        .formatted(
                                failure.getClass().getSimpleName(),
                                place.getFileName(),
                                place.getLineNumber()));
        return failure instanceof OutOfMemoryError ? 12 : 5;
    }

    /// A kernel that keeps a log and lets locks pass; a program here has one thread.
    private Kernel kernel() {
        return (Kernel)
                Proxy.newProxyInstance(
                        Kernel.class.getClassLoader(),
                        new Class<?>[] {Kernel.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "log" -> log(arguments);
                                    case "run" ->
                                            InvocationHandler.invokeDefault(
                                                    proxy, method, arguments);
                                    case "lock", "unlock", "access", "maySleep" -> null;
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.toString());
                                });
    }

    private Object log(Object[] arguments) {
        lines.add(((Log.Level) arguments[0]).name() + " " + arguments[1]);
        return null;
    }
}
