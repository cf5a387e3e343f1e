// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import jiffy.linux.Kernel;

/// Compiles the sources of a module with `javac`, in memory.
public final class ModuleSources {
    private static final String MODULE = "Ljiffy/linux/module/KernelModule;";

    private ModuleSources() {}

    /// @throws IllegalArgumentException with what `javac` says, or if there is no module in them
    public static ModuleImage compile(List<Path> sources) {
        var classes = new HashMap<String, ByteArrayOutputStream>();
        var messages = new StringWriter();
        var javac = ToolProvider.getSystemJavaCompiler();
        try (var files = javac.getStandardFileManager(null, null, null)) {
            var options = List.of("-p", api(), "--add-modules", "jiffy.linux", "-g", "-nowarn");
            var units = files.getJavaFileObjectsFromPaths(sources);
            var memory = new Memory(files, classes);
            if (!javac.getTask(messages, memory, null, options, null, units).call()) {
                throw new IllegalArgumentException(messages.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ModuleImage.of(
                mainClass(classes),
                name -> Optional.ofNullable(classes.get(name)).map(each -> each.toByteArray()));
    }

    private static String api() {
        var place = Kernel.class.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(URI.create(place.toString())).toString();
    }

    private static String mainClass(Map<String, ByteArrayOutputStream> classes) {
        return classes.entrySet().stream()
                .filter(each -> isModule(each.getValue().toByteArray()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no class is a @KernelModule"));
    }

    private static boolean isModule(byte[] bytes) {
        return ClassFile.of()
                .parse(bytes)
                .findAttribute(Attributes.runtimeVisibleAnnotations())
                .stream()
                .flatMap(each -> each.annotations().stream())
                .anyMatch(each -> each.className().equalsString(MODULE));
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
