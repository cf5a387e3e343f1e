// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing.homes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import jiffy.linux.Errno;
import jiffy.linux.Kernel;
import jiffy.linux.log.Log;

/// Runs a module that needs nothing of a kernel but its log and its locks: `javac` and HotSpot say
/// what the program means.
final class JvmHome {
    private static final Map<Integer, String> STRERROR =
            Map.of(
                    5, "Input/output error",
                    12, "Cannot allocate memory",
                    19, "No such device",
                    22, "Invalid parameters");

    private final List<String> lines = new ArrayList<>();
    private final Path source;

    private JvmHome(Path source) {
        this.source = source;
    }

    /// The life of the module in this source, from its constructor to `close()`.
    static Transcript run(Path source, Path scratch) throws IOException {
        return new JvmHome(source).life(scratch);
    }

    private Transcript life(Path scratch) throws IOException {
        compile(scratch);
        String simpleName = source.getFileName().toString().replace(".java", "");
        var parent = getClass().getClassLoader();
        try (var loader = new URLClassLoader(new URL[] {scratch.toUri().toURL()}, parent)) {
            var type = loader.loadClass("programs." + simpleName);
            var error = new String[] {""};
            kernel().run(() -> error[0] = live(type));
            return new Transcript(List.copyOf(lines), error[0].isEmpty(), error[0]);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String live(Class<?> type) {
        Object module;
        try {
            module = type.getConstructor().newInstance();
        } catch (InvocationTargetException failed) {
            return STRERROR.getOrDefault(report(failed.getCause()), "unknown");
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
        return "";
    }

    /// What an exception that nobody caught does in a kernel: a line in the log and an errno.
    private int report(Throwable failure) {
        if (failure instanceof Errno errno) {
            return errno.code();
        }
        var place =
                List.of(failure.getStackTrace()).stream()
                        .filter(each -> source.getFileName().toString().equals(each.getFileName()))
                        .findFirst()
                        .orElseThrow();
        lines.add(
                "ERROR %s at %s:%d"
                        .formatted(
                                failure.getClass().getSimpleName(),
                                place.getFileName(),
                                place.getLineNumber()));
        return failure instanceof OutOfMemoryError ? 12 : 5;
    }

    private void compile(Path scratch) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new java.io.StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean good =
                    compiler.getTask(
                                    messages,
                                    files,
                                    null,
                                    List.of(
                                            "-d",
                                            scratch.toString(),
                                            "-p",
                                            Path.of(
                                                            Kernel.class
                                                                    .getProtectionDomain()
                                                                    .getCodeSource()
                                                                    .getLocation()
                                                                    .getPath())
                                                    .toString(),
                                            "--add-modules",
                                            "jiffy.linux"),
                                    null,
                                    files.getJavaFileObjects(source))
                            .call();
            assertThat(good).as(messages.toString()).isTrue();
        }
    }

    /// A kernel that keeps a log and lets locks pass; a program here has one thread.
    private Kernel kernel() {
        var other =
                (Kernel)
                        Proxy.newProxyInstance(
                                Kernel.class.getClassLoader(),
                                new Class<?>[] {Kernel.class},
                                (proxy, method, arguments) ->
                                        switch (method.getName()) {
                                            case "log" -> log(arguments);
                                            case "run" ->
                                                    java.lang.reflect.InvocationHandler
                                                            .invokeDefault(
                                                                    proxy, method, arguments);
                                            case "lock", "unlock" -> null;
                                            default ->
                                                    throw new UnsupportedOperationException(
                                                            method.toString());
                                        });
        return other;
    }

    private Object log(Object[] arguments) {
        lines.add(((Log.Level) arguments[0]).name() + " " + arguments[1]);
        return null;
    }
}
