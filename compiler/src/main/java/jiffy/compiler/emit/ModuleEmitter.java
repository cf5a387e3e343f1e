// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Lineage;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Type;

/// A module as one C file: structs, prototypes, methods, thunks, and the module's life.
public final class ModuleEmitter {
    /// The macros that say in which file they stand.
    private static final List<String> FILE_NAMING =
            List.of("JIFFY_FAULT", "JIFFY_HERE", "JIFFY_ERRNO");

    private final Module module;
    private final Names names;
    private final CTypes types;
    private final Drops drops;
    private final Thunks thunks;

    private ModuleEmitter(Module module) {
        names = new Names(module);
        this.module =
                LocalNames.in(Unread.dropped(Together.joined(SteadyArrays.kept(module))), names);
        types = new CTypes(names);
        drops = new Drops(this.module, names, types);
        thunks = new Thunks(this.module, names);
    }

    /// What is emitted: C, and where its functions come from.
    public record Emitted(CText c, Functions functions) {}

    /// The C of a module that was checked.
    public static Emitted emit(Module module) {
        var emitter = new ModuleEmitter(module);
        var c = emitter.file();
        var methods = new HashMap<String, Method>();
        emitter.module
                .methods()
                .forEach((name, method) -> methods.put(emitter.names.declared(name), method));
        return new Emitted(c, new Functions(methods, emitter.thunks.callbacks()));
    }

    private CText file() {
        var bodies = new LinkedHashMap<Method, CText>();
        module.methods().values().forEach(each -> bodies.put(each, body(each)));
        var life = new CText();
        new Life(module, names, drops).emit(life);
        drops.settle(types);
        new StaticData(module, names, types, new Expressions(names, types, drops))
                .emit(new CText());
        var text = new CText();
        head(text);
        structs(text);
        prototypes(text);
        drops.define(text, types);
        for (var definition : thunks.definitions()) {
            text.lines(definition);
            text.blank();
        }
        bodies.forEach((method, body) -> function(method, body, text));
        text.append(life);
        return text;
    }

    private void head(CText text) {
        text.line("// SPDX-License-Identifier: " + Licenses.spdx(module.metadata().license()));
        text.line("/* " + module.metadata().name() + ": written in Java, compiled by Jiffy */");
        text.line("#define pr_fmt(fmt) KBUILD_MODNAME \": \" fmt");
        text.line("#define JIFFY_FILE " + (isOneFile() ? "0" : "jiffy_file"));
        text.blank();
        var headers = new LinkedHashSet<String>();
        headers.add("linux/module.h");
        headers.add("linux/moduleparam.h");
        Headers.of(module, headers);
        headers.forEach(each -> text.line("#include <" + each + ">"));
        text.blank();
        files(text);
        text.line("#include \"jiffy.h\"");
        text.blank();
    }

    private boolean isOneFile() {
        return Files.of(module).size() == 1;
    }

    private void files(CText text) {
        var list = Files.of(module);
        text.line("static const char *const jiffy_files[] = {");
        text.deeper();
        list.forEach(each -> text.line(Expressions.quote(each) + ","));
        text.shallower();
        text.line("};");
        text.blank();
    }

    private void structs(CText text) {
        var arrays = ArrayTypes.of(module);
        for (var array : arrays) {
            text.line(
                    "struct %s { int length; %s; };"
                            .formatted(
                                    types.array(array.element()),
                                    types.declare(array.element(), "elements[]")));
        }
        if (!arrays.isEmpty()) {
            text.blank();
        }
        names.layout().constants(text);
        new StaticData(module, names, types, new Expressions(names, types, drops)).emit(text);
        var done = new HashSet<ClassDef>();
        for (var type : module.classes()) {
            if (type != module.mainClass()) {
                structs(type, done, text);
            }
        }
        struct(module.mainClass(), text);
        names.layout().singletons(text);
        text.line("static struct " + names.prefix() + " " + names.prefix() + "_self;");
        text.blank();
        for (var parameter : module.parameters()) {
            text.line(
                    "static %s %s = %s;"
                            .formatted(
                                    parameter.type() == Type.Primitive.LONG
                                            ? "long"
                                            : CTypes.primitive(parameter.type()),
                                    names.parameter(parameter),
                                    Expressions.constant(parameter.type(), parameter.initial())));
        }
        text.blank();
        for (var type : module.classes()) {
            if (type != module.mainClass() && hasAllocator(type)) {
                text.line(drops.allocator(type).fill(type.allocator().define()));
            }
        }
        text.blank();
    }

    private static boolean hasAllocator(ClassDef type) {
        return type.lineage().kind() == Lineage.Kind.CLASS && !type.allocator().define().isEmpty();
    }

    /// A class's struct, after that of the class that it extends.
    private void structs(ClassDef type, Set<ClassDef> done, CText text) {
        if (type.lineage().isConstant() || !done.add(type)) {
            return;
        }
        type.lineage().parent().ifPresent(each -> structs(module.classNamed(each), done, text));
        struct(type, text);
    }

    private void struct(ClassDef type, CText text) {
        text.at(Optional.of(type.span()));
        text.open("struct " + names.type(type));
        text.at(Optional.empty());
        names.layout().head(type, text);
        type.entry().ifPresent(entry -> text.line(entry.declaration().cType() + " base;"));
        names.layout().afterEntry(type, text);
        for (var field : type.fields()) {
            text.line(types.declare(field.type(), names.field(field)) + ";");
        }
        if (type == module.mainClass() && Life.stops(module)) {
            text.line("bool stopping;");
        } else if (isEmpty(type)) {
            text.line("char identity;");
        }
        text.close(";");
        text.blank();
    }

    private boolean isEmpty(ClassDef type) {
        return type != module.mainClass()
                && type.entry().isEmpty()
                && type.fields().isEmpty()
                && type.lineage().parent().isEmpty()
                && !module.isCounted(new Type.Struct(type.name()))
                && !names.layout().isTagged(type);
    }

    private void prototypes(CText text) {
        drops.declare(text);
        for (var method : module.methods().values()) {
            text.line(head(method) + ";");
        }
        text.blank();
    }

    private String head(Method method) {
        var parameters = new ArrayList<String>();
        method.self().ifPresent(self -> parameters.add(types.declare(self.type(), "self")));
        for (var parameter : method.parameters()) {
            parameters.add(types.declare(parameter.type(), parameterName(method, parameter)));
        }
        if (method.mayFault() && method.result() != Type.Primitive.VOID) {
            parameters.add(types.declare(method.result(), "*result").replace(" **", " **"));
        }
        String result = method.mayFault() ? "int " : types.declare(method.result(), "");
        return "static "
                + result
                + names.declared(method.name())
                + "("
                + (parameters.isEmpty() ? "void" : String.join(", ", parameters))
                + ")";
    }

    /// A parameter that the callee owns is put into a local with a clean-up first.
    private static String parameterName(Method method, Local parameter) {
        String name = Names.local(parameter);
        return method.owned().contains(parameter) ? name + "_given" : name;
    }

    private void function(Method method, CText body, CText text) {
        text.at(Optional.of(method.span()));
        String unused = names.isNamed(method.name()) ? "" : "__maybe_unused ";
        text.line(head(method).replaceFirst("^static ", "static " + unused));
        text.at(Optional.empty());
        text.open("");
        text.append(body);
        text.close("");
        text.blank();
    }

    /// What stands between the braces: what the statements need, and they.
    private CText body(Method method) {
        var statements = new CText();
        statements.deeper();
        new Bodies(module, method, names, types, drops, thunks, statements).emit();
        var text = new CText();
        text.deeper();
        for (var parameter : method.parameters()) {
            if (method.owned().contains(parameter)) {
                text.line(owned(method, parameter));
            }
        }
        if (!isOneFile() && FILE_NAMING.stream().anyMatch(statements::names)) {
            int index = Files.of(module).indexOf(method.span().fileName());
            text.line("enum { jiffy_file = " + index + " };");
        }
        if (statements.names("status")) {
            text.line("int status" + (statements.reads("status") ? ";" : " __maybe_unused;"));
        }
        if (text.size() > 0 && !Bodies.declares(method.body())) {
            text.blank();
        }
        text.append(statements);
        return text;
    }

    private String owned(Method method, Local parameter) {
        return types.declare(parameter.type(), Names.local(parameter))
                + " __free("
                + drops.cleanup(parameter.type(), types)
                + ") = "
                + parameterName(method, parameter)
                + ";";
    }
}
