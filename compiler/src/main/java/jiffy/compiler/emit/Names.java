// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.EnumDef;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Lineage;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Parameter;
import jiffy.compiler.ir.Statics;
import jiffy.compiler.ir.Type;

/// C names: Java's, in the kernel's spelling, with the module's name in front at file scope.
final class Names {
    /// What a local must not be called: names that emitted code uses itself.
    private static final Set<String> RESERVED =
            Set.of("self", "status", "value", "result", "returned", "jiffies", "module", "null");

    /// What nothing must be called in C.
    private static final Set<String> KEYWORDS =
            Set.of(
                    ("auto break case char const continue default do double else enum extern float"
                                    + " for goto if inline int long register restrict return short"
                                    + " signed sizeof static struct switch typedef union unsigned"
                                    + " void volatile while asm typeof bool true false")
                            .split(" "));

    /// What emitted code and the macros that it uses call variables of their own.
    private static final Pattern OWN =
            Pattern.compile(
                    "_.*|jiffy_.*|t[0-9]+|(exit|status|returned|go_on|break|continue|catch|end"
                            + "|finally)_[0-9]+|entry_.*|release_.*|.*_given");

    /// The member of a counted class's struct that counts the references to it.
    static final String COUNT = "refs";

    private static final Set<String> LIFE =
            Set.of("init", "exit", "construct", "publish", "unload", "self", "destroy_caches");

    /// What follows the tag of a class.
    private static final List<String> OF_A_CLASS = List.of("drop", "drop_entry", "cache", "free");

    private static final List<String> OF_A_COUNTED_CLASS =
            List.of("drop", "drop_entry", "cache", "free", "get", "put");

    private final Module module;
    private final String prefix;
    private final Layout layout;
    private final Map<String, String> types = new HashMap<>();
    private final Map<Field, String> fields = new HashMap<>();
    private final Map<Parameter, String> parameters = new HashMap<>();
    private final Map<MethodName, String> methods = new HashMap<>();
    private final Map<Type.Enum, String> values = new HashMap<>();
    private final Map<Type.Enum, List<String>> constants = new HashMap<>();
    private final Map<Field, String> tables = new HashMap<>();
    private final Set<MethodName> named = new HashSet<>();
    private final Set<String> namedData = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    Names(Module module) {
        this.module = module;
        prefix = prefix(module.metadata().name());
        for (var type : module.classes()) {
            if (type.lineage().kind() == Lineage.Kind.CONSTANTS) {
                continue; // the enum has its names
            }
            boolean isMain = type.equals(module.mainClass());
            types.put(type.name(), isMain ? prefix() : unique(tag(type.name()), this::isTakenTag));
            boolean isCounted = module.isCounted(new Type.Struct(type.name()));
            var members = new HashSet<>(isCounted ? Set.of(COUNT) : Set.of());
            for (var field : type.fields()) {
                String name = unique(member(field.name()), members::contains);
                members.add(name);
                fields.put(field, name);
            }
        }
        module.statics().enums().forEach(this::declare);
        for (var fixed : LIFE) {
            used.add(prefix() + "_" + fixed);
        }
        for (var type : module.classes()) {
            boolean isCounted = module.isCounted(new Type.Struct(type.name()));
            for (var suffix : isCounted ? OF_A_COUNTED_CLASS : OF_A_CLASS) {
                fresh(type(type) + "_" + suffix);
            }
        }
        layout = new Layout(module, this);
        for (var parameter : module.parameters()) {
            parameters.put(parameter, fresh(prefix() + "_" + snake(parameter.field())));
        }
        module.methods()
                .keySet()
                .forEach(name -> {
                    types.computeIfAbsent(
                            name.owner(), owner -> unique(tag(owner), this::isTakenTag));
                    String base =
                            name.isConstructor()
                                    ? type(name.owner()) + "_construct"
                                    : type(name.owner()) + "_" + snake(name.simple());
                    boolean isMain = name.equals(module.constructor());
                    boolean isSecond = name.isVirtual() && used.contains(base);
                    methods.put(name, isMain ? base : fresh(isSecond ? base + "_any" : base));
                });
        declareStatics(module.statics());
    }

    private void declare(EnumDef definition) {
        String tag = unique(tag(definition.name()), this::isTakenTag);
        types.put(definition.name(), tag);
        var type = new Type.Enum(definition.name());
        fields.put(EnumDef.ordinal(type, definition.span()), "ordinal");
        fields.put(EnumDef.constantName(type, definition.span()), "name");
        var members = new HashSet<>(Set.of("ordinal", "name"));
        for (var field : definition.fields()) {
            String name = unique(member(field.name()), members::contains);
            members.add(name);
            fields.put(field, name);
        }
    }

    /// Names of static data, once functions have theirs.
    private void declareStatics(Statics statics) {
        for (var definition : statics.enums()) {
            var type = new Type.Enum(definition.name());
            String tag = type(definition.name());
            values.put(type, fresh(tag + "_values"));
            constants.put(
                    type,
                    definition.constants().stream()
                            .map(each -> fresh((tag + "_" + each.name()).toUpperCase(Locale.ROOT)))
                            .toList());
        }
        for (var table : statics.tables()) {
            tables.put(table.field(), fresh(prefix() + "_" + snake(table.field().name())));
        }
    }

    /// The array of an enum's constants.
    String values(Type.Enum type) {
        namedData.add(values.get(type));
        return values.get(type);
    }

    /// What stands before `=` where data is defined that nothing names: the compiler would warn.
    String unused(String data) {
        return namedData.contains(data) ? "" : " __maybe_unused";
    }

    /// The array of an enum's constants, where it is defined.
    String definedValues(Type.Enum type) {
        return values.get(type);
    }

    /// Whether an enum has so many constants that one has this index.
    boolean hasConstant(Type.Enum type, long ordinal) {
        return ordinal >= 0 && ordinal < constants.get(type).size();
    }

    /// The index of an enum's constant.
    String constant(Type.Enum type, int ordinal) {
        return constants.get(type).get(ordinal);
    }

    /// A constant array.
    String table(Field field) {
        namedData.add(tables.get(field));
        return tables.get(field);
    }

    /// A constant array, where it is defined.
    String definedTable(Field field) {
        return tables.get(field);
    }

    /// How objects lie in memory.
    Layout layout() {
        return layout;
    }

    /// A name at file scope that nothing else has.
    String fresh(String base) {
        String name = unique(base, each -> used.contains(each) || KernelNames.isKnown(each));
        used.add(name);
        return name;
    }

    /// What every name at file scope starts with: the module's name, unless the kernel has that
    /// name or several that start so, as `list_add` does.
    String prefix() {
        return prefix;
    }

    private static String prefix(String moduleName) {
        String name = snake(moduleName).replaceFirst("^_+", "");
        String start = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "module" + name : name;
        return Stream.of(start, start + "_module", "java_" + start, "java_" + start + "_module")
                .filter(each -> !KEYWORDS.contains(each) && !KernelNames.isKnown(each))
                .filter(each -> !KernelNames.isFamily(each))
                .filter(each ->
                        LIFE.stream().noneMatch(end -> KernelNames.isKnown(each + "_" + end)))
                .filter(each -> !(each + "_").startsWith("jiffy_"))
                .findFirst()
                .orElseThrow();
    }

    /// The tag of a class's struct.
    String type(String className) {
        return types.get(className);
    }

    private String tag(String className) {
        String main = module.mainClass().name();
        String own =
                className.startsWith(main + ".")
                        ? className.substring(main.length() + 1)
                        : className;
        String simple = own.replaceFirst("^jiffy\\.linux\\.([a-z]+\\.)*", "");
        return prefix() + "_" + snake(simple.replace('.', '_'));
    }

    /// What users see a class called, `memory_prime`: the tag, whatever the module is called in C.
    String title(ClassDef type) {
        return module.metadata().name() + type(type).substring(prefix().length());
    }

    private static String unique(String base, Predicate<String> isTaken) {
        String name = base;
        for (int i = 2; isTaken.test(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    private boolean isTakenTag(String tag) {
        return types.containsValue(tag)
                || KernelNames.isKnown(tag)
                || OF_A_CLASS.stream().anyMatch(end -> KernelNames.isKnown(tag + "_" + end));
    }

    String type(ClassDef type) {
        return type(type.name());
    }

    /// A method's name, where it is used.
    String method(MethodName name) {
        named.add(name);
        return methods.get(name);
    }

    /// A method's name, where it is declared.
    String declared(MethodName name) {
        return methods.get(name);
    }

    /// Whether something used the method's name up to now.
    boolean isNamed(MethodName name) {
        return named.contains(name);
    }

    String parameter(Parameter parameter) {
        return parameters.get(parameter);
    }

    /// The C name of a local variable of the emitted module; see [LocalNames].
    static String local(Local local) {
        return local.name();
    }

    /// What a local variable of this name is called in C, if no other one in its method is.
    String forLocal(String javaName) {
        String name = snake(javaName);
        boolean taken =
                RESERVED.contains(name)
                        || KEYWORDS.contains(name)
                        || KernelNames.isTaken(name)
                        || OWN.matcher(name).matches()
                        || used.contains(name);
        return taken ? name + "_" : name;
    }

    private static boolean isMacro(String name) {
        return KEYWORDS.contains(name) || KernelNames.isMacro(name);
    }

    /// The C name of a field.
    String field(Field field) {
        return fields.get(field);
    }

    private static String member(String javaName) {
        String snake = snake(javaName.replace("$", ""));
        boolean taken =
                isMacro(snake)
                        || snake.startsWith("_")
                        || snake.equals("base")
                        || snake.equals("stopping");
        return taken ? snake + "_" : snake;
    }

    /// `updateCpuTimes` → `update_cpu_times`
    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .replace("$", "_dollar_")
                .toLowerCase(Locale.ROOT);
    }
}
