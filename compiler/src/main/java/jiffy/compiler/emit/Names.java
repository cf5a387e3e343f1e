// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Parameter;

/// C names: Java's, in the kernel's spelling, with the module's name in front at file scope.
final class Names {
    /// What a local must not be called: names that emitted code uses itself.
    private static final Set<String> RESERVED =
            Set.of("self", "status", "value", "result", "returned", "jiffies", "module", "null");

    /// What nothing must be called: C keywords, and what the kernel's headers define as macros.
    private static final Set<String> KEYWORDS =
            Set.of(
                    "auto",
                    "break",
                    "case",
                    "char",
                    "const",
                    "continue",
                    "default",
                    "do",
                    "double",
                    "else",
                    "enum",
                    "extern",
                    "float",
                    "for",
                    "goto",
                    "if",
                    "inline",
                    "int",
                    "long",
                    "register",
                    "restrict",
                    "return",
                    "short",
                    "signed",
                    "sizeof",
                    "static",
                    "struct",
                    "switch",
                    "typedef",
                    "union",
                    "unsigned",
                    "void",
                    "volatile",
                    "while",
                    "asm",
                    "typeof",
                    "bool",
                    "true",
                    "false",
                    "current",
                    "linux",
                    "unix",
                    "i386",
                    "noinline",
                    "s8",
                    "u8",
                    "s16",
                    "u16",
                    "s32",
                    "u32",
                    "s64",
                    "u64",
                    "likely",
                    "unlikely",
                    "barrier",
                    "guard",
                    "fallthrough",
                    "asmlinkage",
                    "d_lock",
                    "noinstr",
                    "notrace",
                    "swapper_pg_dir",
                    "vmemmap",
                    "pr_fmt");

    /// Names of modules with which C names would become the kernel's own: `list_add`.
    private static final Set<String> KERNEL =
            Set.of(
                    ("add array atomic bit bitmap block bus clear clock completion copy cpu cred"
                                    + " dev device down exit file free get hash hlist hrtimer idr"
                                    + " init inode iterator irq jiffies jiffy kernel key kmalloc"
                                    + " kmem kobject kthread ktime list lock log mem memory min max"
                                    + " mm module mutex net page panic param pid print printk proc"
                                    + " process put queue radix random rb rcu read sched seq set"
                                    + " signal slab spin spinlock string sub swap sys sysfs task"
                                    + " test time timer tree up user vmalloc wait work workqueue"
                                    + " write xa xarray")
                            .split(" "));

    /// Families of macros in the kernel's headers that look like variables.
    private static final Pattern MACRO =
            Pattern.compile(
                    "(si|sigev|arch|xa_limit|pageblock|le(16|32|64)_to|be(16|32|64)_to|cpu_to)_.*"
                            + "|cpu_[a-z]+_mask|node_[a-z]+_map|first_[a-z]+_node"
                            + "|(.*_)?(console|message)_loglevel|my_cpu_offset|nr_cpumask_bits"
                            + "|randomized_struct_.*|swab[0-9]*[ps]?");

    /// What emitted code and the macros that it uses call variables of their own.
    private static final Pattern OWN =
            Pattern.compile(
                    "_.*|jiffy_.*|t[0-9]+|(exit|status|returned|go_on|break|continue|catch|end"
                            + "|finally)_[0-9]+|entry_.*|release_.*|.*_given");

    private static final Set<String> LIFE =
            Set.of("init", "exit", "construct", "publish", "unload", "self", "destroy_caches");

    private final Module module;
    private final Map<String, String> types = new HashMap<>();
    private final Map<Field, String> fields = new HashMap<>();
    private final Map<Parameter, String> parameters = new HashMap<>();
    private final Map<MethodName, String> methods = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    Names(Module module) {
        this.module = module;
        for (var type : module.classes()) {
            boolean isMain = type.equals(module.mainClass());
            types.put(type.name(), isMain ? prefix() : unique(tag(type.name()), types.values()));
            var members = new HashSet<String>();
            for (var field : type.fields()) {
                String name = unique(member(field.name()), members);
                members.add(name);
                fields.put(field, name);
            }
        }
        for (var fixed : LIFE) {
            used.add(prefix() + "_" + fixed);
        }
        for (var type : module.classes()) {
            for (var suffix : new String[] {"drop", "drop_entry", "cache"}) {
                fresh(type(type) + "_" + suffix);
            }
        }
        for (var parameter : module.parameters()) {
            parameters.put(parameter, fresh(prefix() + "_" + snake(parameter.field())));
        }
        module.methods()
                .keySet()
                .forEach(name -> {
                    String base =
                            name.isConstructor()
                                    ? type(name.owner()) + "_construct"
                                    : type(name.owner()) + "_" + snake(name.name());
                    boolean isMain = name.equals(module.constructor());
                    methods.put(name, isMain ? base : fresh(base));
                });
    }

    /// A name at file scope that nothing else has.
    String fresh(String base) {
        String name = base;
        for (int i = 2; !used.add(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    String prefix() {
        String name = module.metadata().name();
        return isMacro(name) || KERNEL.contains(name) ? name + "_module" : name;
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
        return prefix() + "_" + snake(own.replace('.', '_'));
    }

    /// What users see a class called, `memory_prime`: the tag, whatever the module is called in C.
    String title(ClassDef type) {
        return module.metadata().name() + type(type).substring(prefix().length());
    }

    private static String unique(String base, Collection<String> taken) {
        String name = base;
        for (int i = 2; taken.contains(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    String type(ClassDef type) {
        return type(type.name());
    }

    String method(MethodName name) {
        return methods.get(name);
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
                        || isMacro(name)
                        || OWN.matcher(name).matches()
                        || used.contains(name);
        return taken ? name + "_" : name;
    }

    private static boolean isMacro(String name) {
        return KEYWORDS.contains(name) || MACRO.matcher(name).matches();
    }

    /// The C name of a field.
    String field(Field field) {
        return fields.get(field);
    }

    private static String member(String javaName) {
        String snake = snake(javaName);
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
