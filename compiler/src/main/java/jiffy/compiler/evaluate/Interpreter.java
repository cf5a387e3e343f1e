// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Stmt.Fault;

/// Runs one call of a method.
final class Interpreter {
    /// More elements than this are no table, but a mistake.
    private static final long MOST_ELEMENTS = 1 << 16;

    private final World world;
    private final Map<Local, Value> locals = new HashMap<>();
    private final Operands operands;

    /// Why a block was left before its end.
    private sealed interface Exit {
        record Break(Stmt.Label label) implements Exit {}

        record Continue(Stmt.Label label) implements Exit {}

        record Return(Optional<Value> value) implements Exit {}
    }

    /// A Java exception on its way.
    static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Optional<Fault> fault;
        private final transient Span span;

        /// @param fault empty for an Errno
        Raised(Optional<Fault> fault, Span span) {
            super(null, null, false, false);
            this.fault = fault;
            this.span = span;
        }

        String exception() {
            return fault.map(Fault::className).orElse("jiffy.linux.Errno");
        }

        Span span() {
            return span;
        }
    }

    private Interpreter(World world) {
        this.world = world;
        operands = new Operands(world, locals);
    }

    /// The result of a call; empty if the method is void.
    static Optional<Value> call(Method method, List<Value> arguments, World world) {
        var interpreter = new Interpreter(world);
        int next = 0;
        if (method.self().isPresent()) {
            interpreter.locals.put(method.self().get(), arguments.get(next++));
        }
        for (var parameter : method.parameters()) {
            interpreter.locals.put(parameter, arguments.get(next++));
        }
        return interpreter.run(method.body()) instanceof Exit.Return(var value)
                ? value
                : Optional.empty();
    }

    /// Runs a block; null if it ran to its end.
    private Exit run(Block block) {
        for (var each : block.statements()) {
            var exit = run(each);
            if (exit != null) {
                return exit;
            }
        }
        return null;
    }

    private Exit run(Stmt statement) {
        world.step(statement.span());
        switch (statement) {
            case Stmt.Declare(var local, var value, _) ->
                    value.ifPresent(each -> locals.put(local, operands.value(each, statement)));
            case Stmt.Assign(var local, var value, _) ->
                    locals.put(local, operands.value(value, statement));
            case Stmt.Store store -> operands.store(store);
            case Stmt.StoreElement(var array, var index, var value, _, _) ->
                    operands.array(array, statement)
                                    .elements()[(int) operands.number(index, statement)] =
                            operands.value(value, statement);
            case Stmt.Check check -> check(check);
            case Stmt.Invoke invoke -> invoke(invoke);
            case Stmt.Allocate(var result, var name, _, var span) ->
                    locals.put(result, world.allocate(result.type(), name, span));
            case Stmt.AllocateArray allocate -> allocate(allocate);
            case Stmt.If(var condition, var yes, var no, _) -> {
                return run(operands.number(condition, statement) != 0 ? yes : no);
            }
            case Stmt.Loop loop -> {
                return loop(loop);
            }
            case Stmt.Labeled(var label, var body, _) -> {
                return left(run(body), label);
            }
            case Stmt.Scope(var body, _) -> {
                return run(body);
            }
            case Stmt.Switch choice -> {
                return choose(choice);
            }
            case Stmt.Try attempt -> {
                return attempt(attempt);
            }
            case Stmt.Break(var label, _) -> {
                return new Exit.Break(label);
            }
            case Stmt.Continue(var label, _) -> {
                return new Exit.Continue(label);
            }
            case Stmt.Return(var value, _) -> {
                return new Exit.Return(value.map(each -> operands.value(each, statement)));
            }
            case Stmt.ThrowErrno(_, var span) -> throw new Raised(Optional.empty(), span);
            case Stmt.ThrowFault(var fault, var span) -> throw new Raised(Optional.of(fault), span);
            case Stmt.Rethrow _,
                    Stmt.CallNative _,
                    Stmt.Construct _,
                    Stmt.Print _,
                    Stmt.ForEach _,
                    Stmt.Guard _ ->
                    throw World.notConstant(statement.span());
        }
        return null;
    }

    /// Nothing more to leave if the exit was a `break` to this label.
    private static Exit left(Exit exit, Stmt.Label label) {
        return exit instanceof Exit.Break(var to) && to.equals(label) ? null : exit;
    }

    private void check(Stmt.Check check) {
        var subject = operands.value(check.subject(), check);
        boolean holds =
                switch (check.condition()) {
                    case NOT_NULL -> !(subject instanceof Value.Null);
                    case NOT_ZERO -> ((Value.Number) subject).constant().value() != 0;
                    case NOT_NEGATIVE -> ((Value.Number) subject).constant().value() >= 0;
                    case BELOW -> {
                        long index = ((Value.Number) subject).constant().value();
                        yield index >= 0
                                && index < operands.number(check.other().orElseThrow(), check);
                    }
                    case IN_BOUNDS -> {
                        long index = operands.number(check.other().orElseThrow(), check);
                        yield index >= 0 && index < ((Value.Array) subject).elements().length;
                    }
                };
        if (!holds) {
            throw new Raised(Optional.of(check.condition().fault()), check.span());
        }
    }

    private void invoke(Stmt.Invoke invoke) {
        var arguments =
                invoke.arguments().stream().map(each -> operands.value(each, invoke)).toList();
        var value = world.call(invoke.method(), arguments, invoke.span());
        invoke.result().ifPresent(local -> locals.put(local, value.orElseThrow()));
    }

    private void allocate(Stmt.AllocateArray allocate) {
        long length = operands.number(allocate.length(), allocate);
        if (length > MOST_ELEMENTS) {
            throw World.rejected(
                    allocate.span(),
                    "a constant array has at most %d elements".formatted(MOST_ELEMENTS));
        }
        locals.put(
                allocate.result(),
                new Value.Array(
                        (jiffy.compiler.ir.Type.Array) allocate.result().type(), (int) length));
    }

    private Exit loop(Stmt.Loop loop) {
        boolean first = true;
        while (true) {
            if (loop.testFirst() || !first) {
                run(loop.prelude());
                if (operands.number(loop.condition(), loop) == 0) {
                    return null;
                }
            }
            first = false;
            var exit = run(loop.body());
            if (exit != null
                    && !(exit instanceof Exit.Continue(var to) && to.equals(loop.label()))) {
                return left(exit, loop.label());
            }
            run(loop.update());
        }
    }

    private Exit choose(Stmt.Switch choice) {
        long selector = operands.number(choice.selector(), choice);
        var cases = choice.cases();
        int at = 0;
        while (at < cases.size() && !cases.get(at).values().contains(selector)) {
            at++;
        }
        for (int i = 0; at == cases.size() && i < cases.size(); i++) {
            at = cases.get(i).isDefault() ? i : at;
        }
        for (; at < cases.size(); at++) {
            var exit = run(cases.get(at).body());
            if (exit != null || !cases.get(at).fallsThrough()) {
                return left(exit, choice.label());
            }
        }
        return null;
    }

    private Exit attempt(Stmt.Try attempt) {
        Exit exit;
        try {
            exit = handled(attempt);
        } catch (Raised raised) {
            var last = attempt.finallyBlock().map(this::run);
            if (last.isPresent()) {
                return last.get();
            }
            throw raised;
        }
        var last = attempt.finallyBlock().map(this::run);
        return last.orElse(exit);
    }

    private Exit handled(Stmt.Try attempt) {
        try {
            return run(attempt.body());
        } catch (Raised raised) {
            for (var each : attempt.catches()) {
                boolean catches = raised.fault.map(each.faults()::contains).orElse(each.errno());
                if (catches) {
                    return run(each.body());
                }
            }
            throw raised;
        }
    }
}
