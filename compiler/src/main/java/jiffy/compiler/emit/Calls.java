// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Calls of the module's methods and of the kernel API, allocations, and formatted text.
final class Calls {
    private final Bodies bodies;
    private final Names names;
    private final CTypes types;
    private final Expressions expressions;
    private final Thunks thunks;

    Calls(Bodies bodies, Names names, CTypes types, Expressions expressions, Thunks thunks) {
        this.bodies = bodies;
        this.names = names;
        this.types = types;
        this.expressions = expressions;
        this.thunks = thunks;
    }

    void invoke(Stmt.Invoke invoke) {
        var method = bodies.module().methods().get(invoke.method());
        var arguments = new ArrayList<String>();
        var given = givenAndNamed(invoke.arguments());
        invoke.arguments().forEach(each -> arguments.add(argument(each, given)));
        String name = names.method(invoke.method());
        if (!method.mayFault()) {
            String call = name + "(" + String.join(", ", arguments) + ");";
            bodies.line(
                    invoke.span(),
                    invoke.result().map(each -> Names.local(each) + " = ").orElse("") + call);
            forget(given, invoke.span());
            return;
        }
        if (method.result() != Type.Primitive.VOID) {
            arguments.add(
                    invoke.result()
                            .map(each -> "&" + Names.local(each))
                            .orElse("&(" + types.of(method.result()) + "){ 0 }"));
        }
        String call = name + "(" + String.join(", ", arguments) + ")";
        bodies.line(invoke.span(), "status = " + bodies.status(invoke.method(), call) + ";");
        forget(given, invoke.span());
        bodies.raiseIfFailed(invoke.span(), "status");
    }

    /// The locals that are handed over in a call that also names them otherwise. C evaluates
    /// arguments in any order, so these are set to null behind the call, not in it.
    private static Set<Local> givenAndNamed(List<Expr> arguments) {
        var given = new HashSet<Local>();
        var named = new HashSet<Local>();
        var visitor =
                new Visitor() {
                    @Override
                    protected void visit(Expr expression) {
                        switch (expression) {
                            case Expr.Move(var local) -> given.add(local);
                            case Expr.Var(var local) -> named.add(local);
                            default -> {}
                        }
                    }
                };
        arguments.forEach(visitor::walk);
        given.retainAll(named);
        return given;
    }

    private String argument(Expr argument, Set<Local> given) {
        return switch (argument) {
            case Expr.Move(var local) when given.contains(local) -> Names.local(local);
            case Expr.Cast(var type, Expr.Move(var local)) when given.contains(local) ->
                    expressions.c(new Expr.Cast(type, new Expr.Var(local)));
            default -> expressions.c(argument);
        };
    }

    private void forget(Set<Local> given, jiffy.compiler.ir.Span span) {
        given.forEach(each -> bodies.line(span, Names.local(each) + " = NULL;"));
    }

    void construct(Stmt.Construct construct) {
        var self = bodies.module().methods().get(bodies.module().constructor()).self();
        var object = new Expr.Load(new Expr.Var(self.orElseThrow()), construct.field());
        var template = template(Optional.of(object), construct.arguments(), construct.field());
        String c = template.fill(construct.binding().template());
        if (construct.binding().mayFail()) {
            boolean faults = construct.binding().is(Binding.Trait.FAULTS);
            bodies.line(construct.span(), "status = " + (faults ? bodies.placed(c) : c) + ";");
            bodies.raiseIfFailed(construct.span(), "status");
        } else if (!c.isEmpty()) {
            bodies.line(construct.span(), c + ";");
        }
        var bound = construct.field().type().bound(Type.Kind.OBJECT).orElseThrow();
        String release = bound.declaration().phases().release();
        if (!release.isEmpty()) {
            bodies.built(construct.field(), template.fill(release));
        }
    }

    private Template template(
            Optional<Expr> receiver, List<Stmt.Argument> arguments, jiffy.compiler.ir.Field field) {
        var template = new Template().with("self", "self").with("stopping", bodies.stopping());
        template.with("octal", Expressions::octal);
        template.with("gfp", flag(bodies.module().memory().arrays(), Stmt.Allocation.SLEEPING));
        receiver.ifPresent(each -> expressions.receiver(template, each));
        for (int i = 0; i < arguments.size(); i++) {
            template.with(String.valueOf(i), argument(arguments.get(i), field));
        }
        return template;
    }

    private String argument(Stmt.Argument argument, jiffy.compiler.ir.Field field) {
        return switch (argument) {
            case Stmt.Argument.Value(Expr.Cast(var type, Expr.Move(var local))) ->
                    expressions.c(new Expr.Cast(type, new Expr.Var(local)));
            case Stmt.Argument.Value(Expr.Move(var local)) -> Names.local(local);
            case Stmt.Argument.Value(var expression) -> expressions.c(expression);
            case Stmt.Argument.Reference(var callback) -> thunks.of(callback, field);
        };
    }

    void callNative(Stmt.CallNative call) {
        var binding = call.binding();
        var template = template(call.receiver(), call.arguments(), fieldOf(call.receiver()));
        var certain = call.circumstances();
        if (certain.contains(Stmt.Circumstance.MUST_NOT_SLEEP)) {
            template.with("gfp", flag(bodies.module().memory().arrays(), Stmt.Allocation.ATOMIC));
        }
        template.with("rcu", flag(certain.contains(Stmt.Circumstance.IN_RCU)));
        template.with("nosleep", flag(certain.contains(Stmt.Circumstance.CALLBACKS_DO_NOT_SLEEP)));
        call.result().ifPresent(each -> template.with("result", resultPlace(each, binding)));
        String c = template.fill(binding.template());
        boolean isValue =
                call.result().map(each -> each.type().bound(Type.Kind.VALUE)).isPresent()
                        && call.result().get().type().bound(Type.Kind.VALUE).isPresent();
        if (binding.mayFail() && bodies.isCertain()) {
            bodies.line(call.span(), c + ";");
            call.result().ifPresent(each -> downcast(each, binding, call));
        } else if (binding.mayFail()) {
            String status = binding.is(Binding.Trait.FAULTS) ? bodies.placed(c) : c;
            bodies.line(call.span(), "status = " + status + ";");
            bodies.raiseIfFailed(
                    call.span(), binding.is(Binding.Trait.FAULTS) ? "unlikely(status)" : "status");
            call.result().ifPresent(each -> downcast(each, binding, call));
        } else if (call.result().isPresent() && !isValue) {
            bodies.line(
                    call.span(),
                    Names.local(call.result().get())
                            + " = "
                            + downcast(c, call.result().get(), binding)
                            + ";");
        } else if (!c.isEmpty()) {
            bodies.line(call.span(), c + ";");
        }
        handOver(call);
    }

    private static String flag(boolean value) {
        return value ? "true" : "false";
    }

    /// After a call that took objects over, their former owners have nothing to drop.
    private void handOver(Stmt.CallNative call) {
        for (var argument : call.arguments()) {
            switch (argument) {
                case Stmt.Argument.Value(Expr.Cast(_, Expr.Move(var local))) ->
                        bodies.line(call.span(), Names.local(local) + " = NULL;");
                case Stmt.Argument.Value(Expr.Move(var local)) ->
                        bodies.line(call.span(), Names.local(local) + " = NULL;");
                case Stmt.Argument.Value _, Stmt.Argument.Reference _ -> {}
            }
        }
    }

    private static jiffy.compiler.ir.Field fieldOf(Optional<Expr> receiver) {
        return receiver.isPresent() && receiver.get() instanceof Expr.Load(_, var field)
                ? field
                : null;
    }

    /// A result that is declared as the embedded entry is left in a variable of that type first.
    private String resultPlace(Local result, Binding binding) {
        return isDowncast(result, binding) ? "entry_" + Names.local(result) : Names.local(result);
    }

    private static boolean isDowncast(Local result, Binding binding) {
        return binding.result().bound(Type.Kind.ENTRY).isPresent()
                && result.type() instanceof Type.Struct;
    }

    private void downcast(Local result, Binding binding, Stmt.CallNative call) {
        if (isDowncast(result, binding)) {
            bodies.line(
                    call.span(),
                    Names.local(result)
                            + " = "
                            + downcast("entry_" + Names.local(result), result, binding)
                            + ";");
        }
    }

    private String downcast(String c, Local result, Binding binding) {
        if (!isDowncast(result, binding)) {
            return c;
        }
        return names.layout().containerOfNullable(c, (Type.Struct) result.type());
    }

    /// A variable that [#resultPlace] needs, to be declared beside the result.
    static Optional<String> entryVariable(Stmt.CallNative call) {
        return call.result()
                .filter(each -> call.binding().mayFail() && isDowncast(each, call.binding()))
                .map(each ->
                        call.binding()
                                        .result()
                                        .bound(Type.Kind.ENTRY)
                                        .orElseThrow()
                                        .declaration()
                                        .cType()
                                + " *entry_"
                                + Names.local(each));
    }

    void allocate(Stmt.Allocate allocate) {
        var type = bodies.module().classNamed(allocate.className());
        var allocator = type.allocator();
        String tag = names.type(type);
        String c =
                new Template()
                        .with("type", "struct " + tag)
                        .with("name", tag)
                        .with("gfp", flag(allocator, allocate.allocation()))
                        .fill(allocator.allocate());
        allocated(allocate.result(), c, allocate.span());
        if (names.layout().isTagged(type)) {
            String place = expressions.c(new Expr.Tag(new Expr.Var(allocate.result())));
            bodies.line(allocate.span(), place + " = " + names.layout().tag(type) + ";");
        }
        if (bodies.module().isCounted(allocate.result().type())) {
            String object = Names.local(allocate.result());
            String one = names.layout().countOne(object, allocate.result().type());
            bodies.line(allocate.span(), one + ";");
        }
    }

    void allocate(Stmt.AllocateArray allocate) {
        var allocator = bodies.module().memory().arrays();
        var type = (Type.Array) allocate.result().type();
        String c =
                new Template()
                        .with("type", "struct " + types.array(type.element()))
                        .with("length", expressions.c(allocate.length()))
                        .with("gfp", flag(allocator, allocate.allocation()))
                        .fill(allocator.allocate());
        allocated(allocate.result(), c, allocate.span());
    }

    private void allocated(Local result, String c, jiffy.compiler.ir.Span span) {
        bodies.line(span, Names.local(result) + " = " + c + ";");
        bodies.faultIf("!" + Names.local(result), Stmt.Fault.OUT_OF_MEMORY, span);
    }

    private static String flag(ClassDef.Allocator allocator, Stmt.Allocation allocation) {
        return switch (allocation) {
            case SLEEPING -> allocator.sleeping();
            case ATOMIC -> allocator.atomic();
            case UNKNOWN -> throw new IllegalStateException("an allocation without a context");
        };
    }

    void print(Stmt.Print print) {
        var format = print.binding().format().orElseThrow();
        var template = new Template();
        print.receiver().ifPresent(each -> expressions.receiver(template, each));
        var printing = new Printing(expressions);
        if (!format.sequence().isEmpty() && Printing.isSequence(print.pieces())) {
            bodies.line(print.span(), printing.sequence(print.pieces(), format, template) + ";");
            return;
        }
        var whole = printing.whole(print.pieces(), format.line());
        bodies.line(
                print.span(),
                template.with("format", whole.format())
                                .with("args", whole.arguments())
                                .fill(format.whole())
                        + ";");
    }
}
