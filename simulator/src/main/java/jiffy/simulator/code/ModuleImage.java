// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.code;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jiffy.linux.Kernel;
import jiffy.linux.module.KernelModule;

/// The classes of a module, ready to be loaded any number of times.
public final class ModuleImage {
    private final String mainClass;
    private final ClassFiles files;
    private final Instrumentation instrumentation;
    private final Map<String, byte[]> changed = new ConcurrentHashMap<>();

    /// A class that can be used again, and the values of its static fields when it was new.
    private Optional<Loaded> reused = Optional.empty();

    private int seen;
    private boolean onlyNumbers;

    private record Loaded(Class<?> type, Map<Field, Object> statics) {}

    private ModuleImage(String mainClass, Function<String, Optional<byte[]>> source) {
        this.mainClass = mainClass;
        files = new ClassFiles(source);
        instrumentation = new Instrumentation(files);
    }

    /// The module of this class.
    ///
    /// @throws IllegalArgumentException if it is none
    public static ModuleImage of(Class<?> module) {
        if (!module.isAnnotationPresent(KernelModule.class)) {
            throw new IllegalArgumentException(module + " is no @KernelModule");
        }
        return of(module.getName(), ClassFiles.of(module.getClassLoader()));
    }

    /// A module from class files.
    ///
    /// @param mainClass its name, with dots
    /// @param source the bytes of its classes, by name with dots
    public static ModuleImage of(String mainClass, Function<String, Optional<byte[]>> source) {
        return new ModuleImage(mainClass, source);
    }

    /// The module's name.
    public String name() {
        return load().getAnnotation(KernelModule.class).name();
    }

    /// Loads the module's class; its static state is new.
    public Class<?> load() {
        try {
            return Class.forName(mainClass, true, new Loader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("there is no class " + mainClass, e);
        }
    }

    /// Loads the module's class, or gives the last one as new: a virtual machine is faster with
    /// classes that it knows. For who uses one module after the other; nobody else may use this
    /// image meanwhile.
    public Class<?> loadAgain() {
        if (reused.isEmpty()) {
            var type = load();
            reused = Optional.of(new Loaded(type, statics(type)));
        } else if (!hasOnlyNumbers()) {
            return load();
        }
        reused.get().statics().forEach(ModuleImage::set);
        return reused.get().type();
    }

    /// Whether no static field of the classes that were loaded can hold what a module has changed,
    /// but for numbers and truth values of the main class.
    private boolean hasOnlyNumbers() {
        if (seen != changed.size()) {
            seen = changed.size();
            onlyNumbers = areStaticsNumbers();
        }
        return onlyNumbers;
    }

    private boolean areStaticsNumbers() {
        return changed.keySet().stream()
                .filter(name -> !ClassFiles.isLibrary(name))
                .flatMap(name -> files.get(name).orElseThrow().fields().stream())
                .filter(field -> field.flags().has(AccessFlag.STATIC))
                .allMatch(field -> isConstant(field) || isOfMain(field));
    }

    private static boolean isConstant(FieldModel field) {
        return field.flags().has(AccessFlag.FINAL)
                && (field.fieldTypeSymbol().isPrimitive()
                        || field.fieldTypeSymbol().equals(ConstantDescs.CD_String));
    }

    private boolean isOfMain(FieldModel field) {
        return field.fieldTypeSymbol().isPrimitive()
                && field.parent()
                        .orElseThrow()
                        .thisClass()
                        .asInternalName()
                        .equals(mainClass.replace('.', '/'));
    }

    private static Map<Field, Object> statics(Class<?> type) {
        var values = new HashMap<Field, Object>();
        for (var field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers)) {
                field.setAccessible(true);
                try {
                    values.put(field, field.get(null));
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
        return values;
    }

    private static void set(Field field, Object value) {
        try {
            field.set(null, value);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The names of the main class's fields, in the order of the source, those of constants left
    /// out.
    public List<String> fields() {
        return files.get(mainClass).orElseThrow().fields().stream()
                .filter(each -> !each.flags().has(AccessFlag.STATIC))
                .map(FieldModel::fieldName)
                .map(Object::toString)
                .toList();
    }

    /// The simple names of the module's classes whose objects have a slab cache of their own.
    public List<String> slabs() {
        return files.get(mainClass).orElseThrow().findAttribute(Attributes.nestMembers()).stream()
                .flatMap(each -> each.nestMembers().stream())
                .map(each -> ClassFiles.dotted(each.asInternalName()))
                .filter(each -> files.get(each).filter(ClassFiles::hasSlab).isPresent())
                .map(each -> each.substring(each.lastIndexOf('$') + 1))
                .toList();
    }

    /// Whether a frame of a stack is in a source of the module, not of its library.
    public boolean isOwn(StackTraceElement frame) {
        return !ClassFiles.isLibrary(frame.getClassName())
                && files.get(frame.getClassName()).isPresent();
    }

    /// Classes of the module and its library; everything else is the simulation's.
    private final class Loader extends ClassLoader {
        Loader() {
            super(Kernel.class.getClassLoader());
            setDefaultAssertionStatus(true);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                var loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                if (name.startsWith("jiffy.simulator.")) {
                    return Class.forName(name, true, Hooks.class.getClassLoader());
                }
                var model = files.get(name);
                return model.isPresent()
                        ? define(name, model.get())
                        : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name, ClassModel model) {
            var code = changed.computeIfAbsent(name, _ -> instrumentation.transform(model));
            return defineClass(name, code, 0, code.length);
        }
    }
}
