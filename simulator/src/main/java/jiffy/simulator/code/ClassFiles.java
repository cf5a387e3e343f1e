// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jiffy.linux.Kernel;

/// The class files of a module and of the library that it uses, as `javac` wrote them.
final class ClassFiles {
    /// What is loaded anew for each module, because its code is a part of the module.
    private static final List<String> LIBRARY =
            List.of("jiffy.linux.collection.", "jiffy.linux.text.");

    /// What is the same for all.
    private static final List<String> SHARED =
            List.of("java.", "javax.", "jdk.", "jiffy.linux.", "jiffy.simulator.");

    private final Function<String, Optional<byte[]>> source;
    private final Map<String, Optional<Read>> read = new ConcurrentHashMap<>();

    /// A class file and what is in it.
    private record Read(byte[] bytes, ClassModel model) {
        Read(byte[] bytes) {
            this(bytes, ClassFile.of().parse(bytes));
        }
    }

    /// @param source the bytes of a class of the module, by its name with dots
    ClassFiles(Function<String, Optional<byte[]>> source) {
        this.source = source;
    }

    /// What a class loader finds.
    static Function<String, Optional<byte[]>> of(ClassLoader loader) {
        return name -> {
            try (var file = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
                return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
            } catch (IOException unread) {
                throw new UncheckedIOException(unread);
            }
        };
    }

    static boolean isLibrary(String name) {
        return LIBRARY.stream().anyMatch(name::startsWith);
    }

    /// The class file, if the class belongs to the module or its library.
    Optional<ClassModel> get(String name) {
        return find(name).map(Read::model);
    }

    private Optional<Read> find(String name) {
        return read.computeIfAbsent(name, this::read);
    }

    private Optional<Read> read(String name) {
        if (isLibrary(name)) {
            return of(Kernel.class.getClassLoader()).apply(name).map(Read::new);
        }
        return SHARED.stream().anyMatch(name::startsWith)
                ? Optional.empty()
                : source.apply(name).map(Read::new);
    }

    /// The field that an instruction names, perhaps of a superclass; empty if it is not one of the
    /// module's.
    Optional<FieldModel> field(String owner, String field) {
        var type = get(owner);
        while (type.isPresent()) {
            for (var each : type.get().fields()) {
                if (each.fieldName().equalsString(field)) {
                    return Optional.of(each);
                }
            }
            type = type.get().superclass().flatMap(each -> get(dotted(each.asInternalName())));
        }
        return Optional.empty();
    }

    static boolean is(FieldModel field, AccessFlag flag) {
        return field.flags().has(flag);
    }

    static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }

    static String sourceFile(ClassModel type) {
        return type.findAttribute(Attributes.sourceFile())
                .map(each -> each.sourceFile().stringValue())
                .orElse("Unknown");
    }

    /// Tells which class extends which without loading any.
    ClassHierarchyResolver hierarchy() {
        return ClassHierarchyResolver.ofResourceParsing((ClassDesc type) ->
                        find(binaryName(type)).map(ClassFiles::open).orElse(null))
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    private static InputStream open(Read file) {
        return new ByteArrayInputStream(file.bytes());
    }

    private static String binaryName(ClassDesc type) {
        var descriptor = type.descriptorString();
        return dotted(descriptor.substring(1, descriptor.length() - 1));
    }

    /// Whether the class says that its objects come from a slab cache of their own.
    static boolean hasSlab(ClassModel type) {
        return type.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                .flatMap(each -> each.annotations().stream())
                .anyMatch(each -> each.className().equalsString("Ljiffy/linux/mm/Slab;"));
    }
}
