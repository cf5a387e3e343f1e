// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.ir.ClassDef;
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
                    "pr_fmt");

    private final Module module;
    private final Map<MethodName, String> methods = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    Names(Module module) {
        this.module = module;
        for (var fixed : new String[] {"init", "exit", "construct", "publish", "unload", "self"}) {
            used.add(prefix() + "_" + fixed);
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
        return module.metadata().name();
    }

    /// The tag of a class's struct.
    String type(String className) {
        String main = module.mainClass().name();
        if (className.equals(main)) {
            return prefix();
        }
        String own =
                className.startsWith(main + ".")
                        ? className.substring(main.length() + 1)
                        : className;
        return prefix() + "_" + snake(own.replace('.', '_'));
    }

    String type(ClassDef type) {
        return type(type.name());
    }

    String method(MethodName name) {
        return methods.get(name);
    }

    String parameter(Parameter parameter) {
        return prefix() + "_" + snake(parameter.field());
    }

    static String local(Local local) {
        String name = snake(local.name());
        boolean temporary = name.matches("t[0-9]+");
        boolean isSelf = local.name().equals("self") && local.id() == 0;
        boolean taken = RESERVED.contains(name) || KEYWORDS.contains(name);
        return isSelf || !(taken || local.named() && temporary) ? name : name + "_";
    }

    static String field(String name) {
        String snake = snake(name);
        return KEYWORDS.contains(snake) || snake.equals("base") || snake.equals("stopping")
                ? snake + "_"
                : snake;
    }

    /// `updateCpuTimes` → `update_cpu_times`
    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .replace("$", "_dollar_")
                .toLowerCase(Locale.ROOT);
    }
}
