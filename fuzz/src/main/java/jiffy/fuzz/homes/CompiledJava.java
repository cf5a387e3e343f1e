// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.homes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import jiffy.linux.Kernel;
import jiffy.linux.module.KernelModule;

/// A module's classes as `javac` makes them, in memory.
public final class CompiledJava {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final Map<String, byte[]> classes;
    private final List<String> fileNames;

    private CompiledJava(Map<String, byte[]> classes, List<String> fileNames) {
        this.classes = classes;
        this.fileNames = fileNames;
    }

    /// The source is not Java; the message is what `javac` says.
    public static final class NotJava extends IOException {
        private static final long serialVersionUID = 1;

        private static final String JAVAC_FAILED = "An exception has occurred in the compiler";

        /// Whether javac itself failed, which says nothing of the source.
        public boolean isFailureOfJavac() {
            return getMessage().startsWith(JAVAC_FAILED);
        }

        private NotJava(String message) {
            super(message);
        }
    }

    /// Compiles sources.
    public static CompiledJava of(List<Path> sources) throws IOException {
        var classes = new HashMap<String, ByteArrayOutputStream>();
        var messages = new StringWriter();
        try (var files = JAVAC.getStandardFileManager(null, null, null)) {
            var options =
                    List.of(
                            "-p",
                            kernelApi().toString(),
                            "--add-modules",
                            "jiffy.linux",
                            "-nowarn");
            boolean good =
                    JAVAC.getTask(
                                    messages,
                                    new Memory(files, classes),
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources))
                            .call();
            if (!good) {
                throw new NotJava(messages.toString());
            }
        }
        var compiled =
                new CompiledJava(
                        classes.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                each -> each.getValue().toByteArray())),
                        sources.stream().map(each -> each.getFileName().toString()).toList());
        compiled.verify();
        return compiled;
    }

    /// Links the classes: javac 25 writes some that HotSpot refuses.
    private void verify() throws NotJava {
        var loader = new Loader();
        try {
            classes.keySet().forEach(each -> loader.load(each).getDeclaredMethods());
        } catch (VerifyError refused) {
            throw new NotJava(NotJava.JAVAC_FAILED + ": " + refused.getMessage());
        }
    }

    private static Path kernelApi() {
        return Path.of(
                URI.create(
                        Kernel.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()));
    }

    /// The names of the files that were compiled, without their folders.
    List<String> fileNames() {
        return fileNames;
    }

    /// The class files.
    public Collection<byte[]> classes() {
        return classes.values();
    }

    /// The module's class, loaded afresh: its static state is new.
    Class<?> moduleClass() {
        var loader = new Loader();
        return classes.keySet().stream()
                .map(loader::load)
                .filter(each -> each.isAnnotationPresent(KernelModule.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no class is a @KernelModule"));
    }

    private final class Loader extends ClassLoader {
        Loader() {
            super(CompiledJava.class.getClassLoader());
            setDefaultAssertionStatus(true);
        }

        Class<?> load(String name) {
            try {
                return loadClass(name);
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = classes.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        Memory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            var uri = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
            return new SimpleJavaFileObject(uri, kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
