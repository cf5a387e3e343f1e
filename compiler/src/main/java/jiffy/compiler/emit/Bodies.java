// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.emit.Exits.Around;
import jiffy.compiler.emit.Exits.Way;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.EnumDef;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// The body of one method.
final class Bodies {
    private final Module module;
    private final Method method;
    private final Names names;
    private final CTypes types;
    private final Drops drops;
    private final Expressions expressions;
    private final CText text;
    private final Set<Local> read;
    private final Set<Local> indices;
    private final Exits exits = new Exits();
    private final Calls calls;
    private final Attempts attempts;
    private final Stores stores;

    Bodies(
            Module module,
            Method method,
            Names names,
            CTypes types,
            Drops drops,
            Thunks thunks,
            CText text) {
        this.module = module;
        this.method = method;
        this.names = names;
        this.types = types;
        this.drops = drops;
        this.text = text;
        read = read(method);
        indices = Indices.of(method);
        expressions = new Expressions(names, types, drops);
        calls = new Calls(this, names, types, expressions, thunks);
        attempts = new Attempts(this, method, types, drops);
        stores = new Stores(this, expressions, types, drops);
    }

    CText text() {
        return text;
    }

    Exits exits() {
        return exits;
    }

    Names names() {
        return names;
    }

    Module module() {
        return module;
    }

    /// Where the module says that it ends.
    String stopping() {
        boolean isModule =
                method.self()
                        .filter(each ->
                                each.type().equals(new Type.Struct(module.mainClass().name())))
                        .isPresent();
        return (isModule ? "self->" : names.prefix() + "_self.") + "stopping";
    }

    /// The statements of the method, after its opening brace.
    void emit() {
        if (method.name().equals(module.constructor())) {
            construction();
            return;
        }
        statements(method.body());
        if (method.mayFault() && completes(method.body())) {
            line(method.span(), "return 0;");
        } else if (method.result() != Type.Primitive.VOID
                && Attempts.endsInFinally(method.body())) {
            line(method.span(), "return " + types.nothing(method.result()) + ";");
        }
    }

    private void construction() {
        var built = new ArrayDeque<String>();
        releases = new ArrayDeque<>();
        exits.within(
                new Around.Construction(built),
                () -> {
                    ownChanging();
                    statements(method.body());
                });
        text.at(Optional.empty());
        if (!method.mayFault()) {
            return;
        }
        text.line("return 0;");
        boolean reachable = false;
        while (!built.isEmpty()) {
            String label = built.pop();
            if (exits.isJumpedTo(label)) {
                if (!reachable) {
                    text.blank();
                }
                text.line(label + ":");
                reachable = true;
            }
            var release = releases.pop();
            if (reachable) {
                release.run();
            }
        }
        if (reachable) {
            text.line("return status;");
        }
    }

    private ArrayDeque<Runnable> releases = new ArrayDeque<>();

    /// Notes that a kernel object of the module was built and has something to give back.
    void built(jiffy.compiler.ir.Field field, String release) {
        built(field, () -> text.line(release + ";"));
    }

    /// A field that can be set again may be set by any method that the constructor calls.
    private void ownChanging() {
        var self = new Expr.Var(method.self().orElseThrow());
        for (var field : module.mainClass().fields()) {
            if (field.type().canBeOwned() && !field.isFinal()) {
                owns(field, expressions.c(new Expr.Load(self, field)));
            }
        }
    }

    /// Notes that a field of the module was set, on this way at least; on others it is null.
    void owns(jiffy.compiler.ir.Field field, String place) {
        built(
                field,
                () -> {
                    text.line("if (" + place + ")");
                    text.deeper();
                    text.line(drops.statement(field.type(), place) + ";");
                    text.shallower();
                });
    }

    private void built(jiffy.compiler.ir.Field field, Runnable release) {
        String label = "release_" + names.field(field);
        exits.construction()
                .filter(construction -> !construction.labels().contains(label))
                .ifPresent(construction -> {
                    construction.labels().push(label);
                    releases.push(release);
                });
    }

    /// Whether the C of a block starts with declarations.
    static boolean declares(Block block) {
        return block.statements().stream()
                .anyMatch(each ->
                        each instanceof Stmt.Declare
                                || each instanceof Stmt.CallNative call
                                        && Calls.entryVariable(call).isPresent());
    }

    private boolean completes(Block block) {
        return block.isEmpty()
                || !(block.statements().getLast() instanceof Stmt.Return
                        || block.statements().getLast() instanceof Stmt.ThrowErrno
                        || block.statements().getLast() instanceof Stmt.ThrowFault
                        || block.statements().getLast() instanceof Stmt.Rethrow);
    }

    void line(Span span, String c) {
        text.at(Optional.of(span));
        text.line(c);
        text.at(Optional.empty());
    }

    void lines(Span span, List<String> list) {
        list.forEach(each -> line(span, each));
    }

    /// `head { … }`
    void block(Span span, String head, Block block, String tail) {
        text.at(Optional.of(span));
        text.open(head);
        text.at(Optional.empty());
        statements(block);
        text.close(tail);
    }

    /// The statements of a block: declarations first, as C in the kernel wants it.
    void statements(Block block) {
        int leading = 0;
        var list = block.statements();
        while (leading < list.size()
                && list.get(leading) instanceof Stmt.Declare(var local, var value, var span)
                && (value.isEmpty() || !(value.get() instanceof Expr.Move))) {
            declare(local, value, span);
            leading++;
        }
        boolean declared = leading > 0;
        for (var each : list.subList(leading, list.size())) {
            if (each instanceof Stmt.Declare(var local, _, var span)) {
                declare(local, Optional.empty(), span);
                declared = true;
            }
            if (each instanceof Stmt.CallNative call) {
                Calls.entryVariable(call).ifPresent(c -> line(call.span(), c + ";"));
            }
        }
        if (declared && leading < list.size()) {
            text.blank();
        }
        for (var each : list.subList(leading, list.size())) {
            statement(each);
        }
    }

    private void declare(Local local, Optional<Expr> value, Span span) {
        String c = declaration(local);
        if (owns(local)) {
            c +=
                    " __free("
                            + drops.cleanup(local.type(), types)
                            + ") = "
                            + value.map(expressions::c).orElse("NULL");
        } else {
            c += read.contains(local) ? "" : " __maybe_unused";
            c += value.map(each -> " = " + expressions.c(each)).orElse("");
        }
        line(span, c + ";");
    }

    /// The locals that the method looks at.
    private static Set<Local> read(Method method) {
        var read = new HashSet<Local>();
        new Visitor() {
            @Override
            protected void visit(Expr expression) {
                if (expression instanceof Expr.Var(var local)) {
                    read.add(local);
                }
            }

            @Override
            protected void visit(Stmt statement) {
                if (statement instanceof Stmt.Rethrow(var caught, _)) {
                    read.add(caught);
                }
            }
        }.walk(method.body());
        return read;
    }

    /// Whether the method looks at a local.
    boolean isRead(Local local) {
        return read.contains(local);
    }

    private void statement(Stmt statement) {
        switch (statement) {
            case Stmt.Declare(var local, var value, var span) ->
                    value.ifPresent(each -> line(span, assignment(local, each) + ";"));
            case Stmt.Assign(var local, var value, var span) -> stores.assign(local, value, span);
            case Stmt.Store(var object, var field, var value, var span) ->
                    stores.field(object, field, value, span);
            case Stmt.StoreElement store -> stores.element(store);
            case Stmt.Check check -> check(check);
            case Stmt.Invoke invoke -> calls.invoke(invoke);
            case Stmt.CallNative call -> calls.callNative(call);
            case Stmt.Construct construct -> calls.construct(construct);
            case Stmt.Print print -> calls.print(print);
            case Stmt.Allocate allocate -> calls.allocate(allocate);
            case Stmt.AllocateArray allocate -> calls.allocate(allocate);
            case Stmt.If branch -> branch(branch);
            case Stmt.Loop loop -> new Loops(this, expressions).loop(loop);
            case Stmt.ForEach walk -> new Loops(this, expressions).walk(walk);
            case Stmt.Labeled(var label, var body, var span) -> {
                exits.within(new Around.Labeled(label), () -> block(span, "", body, ""));
                breakLabel(label);
            }
            case Stmt.Break(var label, var span) -> lines(span, exits.leave(label));
            case Stmt.Continue(var label, var span) -> lines(span, exits.next(label));
            case Stmt.Return(var value, var span) -> returns(value, span);
            case Stmt.ThrowErrno(var code, var span) -> raise(span, errno(code));
            case Stmt.ThrowFault(var fault, var span) -> raise(span, fault(fault));
            case Stmt.Rethrow(var caught, var span) -> raise(span, Names.local(caught));
            case Stmt.Try attempt -> attempts.attempt(attempt);
            case Stmt.Guard guard -> guard(guard);
            case Stmt.Switch choice -> choose(choice);
            case Stmt.Scope(var body, var span) -> {
                if (!new Loops(this, expressions).counted(body)) {
                    block(span, "", body, "");
                }
            }
        }
    }

    /// `local = value`, as C writes it.
    String assignment(Local local, Expr value) {
        String name = Names.local(local);
        if (value instanceof Expr.Binary(var operator, _, Expr.Var(var same), var step)
                && same.equals(local)
                && step instanceof Expr.Const(_, long one)
                && one == 1) {
            if (operator == Expr.Binary.Operator.ADD) {
                return name + "++";
            }
            if (operator == Expr.Binary.Operator.SUBTRACT) {
                return name + "--";
            }
        }
        return name + " = " + expressions.c(value);
    }

    /// A local's type and name.
    String declaration(Local local) {
        return indices.contains(local)
                ? "u32 " + Names.local(local)
                : types.declare(local.type(), Names.local(local));
    }

    /// Whether the method must give back what a local holds.
    boolean owns(Local local) {
        return method.owned().contains(local);
    }

    private String errno(Expr code) {
        if (code instanceof Expr.Const(_, long value) && value >= 1 && value <= 4095) {
            String name = jiffy.linux.Errno.name((int) value);
            return "-" + (name.startsWith("E") ? name : Long.toString(value));
        }
        return "JIFFY_ERRNO(" + expressions.c(code) + ")";
    }

    /// The status of a fault. One in the library has no place until it reaches the module.
    private String fault(Stmt.Fault fault) {
        String kind = "JIFFY_" + fault.name();
        return method.name().isLibrary()
                ? "JIFFY_FAULT_AT(" + kind + ", 0, 0)"
                : "JIFFY_FAULT(" + kind + ")";
    }

    /// The status of a kernel function that finds faults, with this place.
    String placed(String c) {
        return method.name().isLibrary() ? c : "JIFFY_HERE(" + c + ")";
    }

    /// The status of what was called, with this place if a fault in the library left it open.
    String status(MethodName called, String c) {
        boolean entersLibrary = called.isLibrary() && !method.name().isLibrary();
        return entersLibrary ? "JIFFY_HERE(" + c + ")" : c;
    }

    /// Leaves with this status.
    void raise(Span span, String status) {
        var way = exits.fault();
        if (way.equals(List.of("return status;"))) {
            line(span, "return " + status + ";");
        } else {
            line(span, "status = " + status + ";");
            lines(span, way);
        }
    }

    /// Whether no status leaves the method from here: it was proven that there is none.
    boolean isCertain() {
        return !method.mayFault() && exits.fault().equals(List.of("return status;"));
    }

    /// Leaves if what was just called left a status.
    void raiseIfFailed(Span span, String condition) {
        if (isCertain()) {
            return;
        }
        var way = exits.fault();
        line(span, "if (" + condition + ")" + (way.size() > 1 ? " {" : ""));
        text.deeper();
        lines(span, way);
        text.shallower();
        if (way.size() > 1) {
            text.line("}");
        }
    }

    private void check(Stmt.Check check) {
        String subject = expressions.operand(check.subject());
        switch (check.condition()) {
            case NOT_NULL -> faultIf("!" + subject, Stmt.Fault.NULL_POINTER, check.span());
            case NOT_ZERO ->
                    faultIf(
                            expressions.c(check.subject()) + " == 0",
                            Stmt.Fault.ARITHMETIC,
                            check.span());
            case NOT_NEGATIVE ->
                    faultIf(
                            expressions.c(check.subject()) + " < 0",
                            Stmt.Fault.NEGATIVE_SIZE,
                            check.span());
            case BELOW ->
                    faultIf(
                            unsigned(check.subject())
                                    + " >= "
                                    + expressions.c(check.other().orElseThrow()),
                            Stmt.Fault.INDEX,
                            check.span());
            case IN_BOUNDS ->
                    faultIf(
                            unsigned(check.other().orElseThrow())
                                    + " >= (u32)"
                                    + expressions.c(new Expr.Length(check.subject())),
                            Stmt.Fault.INDEX,
                            check.span());
        }
    }

    /// An index as C compares it with a length: one that is negative is too large.
    private String unsigned(Expr index) {
        return index instanceof Expr.Var(var local) && indices.contains(local)
                ? Names.local(local)
                : "(u32)" + expressions.operand(index);
    }

    /// Leaves with a fault if a C condition holds.
    void faultIf(String condition, Stmt.Fault fault, Span span) {
        var way = exits.fault();
        if (way.equals(List.of("return status;"))) {
            line(span, "if (unlikely(" + condition + "))");
            text.deeper();
            line(span, "return " + fault(fault) + ";");
            text.shallower();
            return;
        }
        text.at(Optional.of(span));
        text.open("if (unlikely(" + condition + "))");
        line(span, "status = " + fault(fault) + ";");
        lines(span, way);
        text.close("");
    }

    private void branch(Stmt.If branch) {
        String condition = expressions.c(branch.condition());
        if (branch.yes().isEmpty() && !branch.no().isEmpty()) {
            block(
                    branch.span(),
                    "if (!" + expressions.operand(branch.condition()) + ")",
                    branch.no(),
                    "");
            return;
        }
        text.at(Optional.of(branch.span()));
        text.open("if (" + (onlyChecks(branch) ? "unlikely(" + condition + ")" : condition) + ")");
        text.at(Optional.empty());
        int opened = text.size();
        statements(branch.yes());
        if (branch.no().isEmpty()) {
            text.closeBranch(opened);
            return;
        }
        text.close(" else {");
        text.deeper();
        statements(branch.no());
        text.close("");
    }

    /// Whether a branch is there to find out which of several checks fails.
    private static boolean onlyChecks(Stmt.If branch) {
        return branch.no().isEmpty()
                && branch.yes().statements().size() > 1
                && branch.yes().statements().stream().allMatch(Stmt.Check.class::isInstance);
    }

    private void returns(Optional<Expr> value, Span span) {
        var last = exits.nextFinally();
        if (last.isPresent()) {
            value.ifPresent(each ->
                    line(span, Attempts.returned(last.get()) + " = " + expressions.c(each) + ";"));
            lines(span, exits.through(last.get(), new Way.Return()));
            return;
        }
        giveBack(value.map(expressions::c), span);
    }

    /// Ends the method, with its result if it has one.
    void giveBack(Optional<String> value, Span span) {
        if (!method.mayFault()) {
            line(span, value.map(each -> "return " + each + ";").orElse("return;"));
            return;
        }
        value.ifPresent(each -> line(span, "*result = " + each + ";"));
        line(span, "return 0;");
    }

    private void guard(Stmt.Guard guard) {
        var forms = guard.binding().guard().orElseThrow();
        String form =
                switch (guard.variant()) {
                    case PLAIN -> forms.plain();
                    case SOFTIRQ -> forms.softirq();
                    case HARDIRQ -> forms.hardirq();
                };
        text.at(Optional.of(guard.span()));
        text.open("");
        text.line(new Template().with("this", expressions.c(guard.lock())).fill(form));
        text.at(Optional.empty());
        statements(guard.body());
        text.close("");
    }

    void breakLabel(Stmt.Label label) {
        jumpTarget("break_" + label.id());
    }

    /// A label, if something jumps to it.
    void jumpTarget(String label) {
        if (exits.isJumpedTo(label)) {
            text.line(label + ":");
            text.line(";");
        }
    }

    private void choose(Stmt.Switch choice) {
        text.at(Optional.of(choice.span()));
        text.line("switch (" + expressions.c(choice.selector()) + ") {");
        text.at(Optional.empty());
        exits.within(
                new Around.Switch(choice.label()),
                () -> choice.cases().forEach(each -> group(each, choice)));
        text.line("}");
        breakLabel(choice.label());
    }

    /// Whether a switch is over the class of an object, 0 if there is none.
    private static boolean isClass(Expr selector) {
        return selector instanceof Expr.Tag
                || selector instanceof Expr.Choose(_, _, var yes, var no)
                        && (isClass(yes) || isClass(no));
    }

    private String label(Expr selector, Type.Primitive type, long value) {
        if (isClass(selector) && value != 0) {
            return names.layout().tag(value);
        }
        return selector instanceof Expr.Load(var object, var field)
                        && object.type() instanceof Type.Enum constants
                        && field.equals(EnumDef.ordinal(constants, field.span()))
                        && names.hasConstant(constants, value)
                ? names.constant(constants, (int) value)
                : Expressions.constant(type, value);
    }

    private void group(Stmt.Case group, Stmt.Switch choice) {
        var type = (Type.Primitive) choice.selector().type();
        for (long value : group.values()) {
            text.line("case " + label(choice.selector(), type, value) + ":");
        }
        if (group.isDefault()) {
            text.line("default:");
        }
        text.deeper();
        text.open("");
        statements(group.body());
        text.close("");
        boolean isLast = group == choice.cases().getLast();
        if (!group.fallsThrough() || isLast) {
            text.line("break;");
        } else if (!group.body().isEmpty()
                && completes(group.body())
                && !(group.body().statements().getLast() instanceof Stmt.Break)) {
            text.line("fallthrough;");
        }
        text.shallower();
    }
}
