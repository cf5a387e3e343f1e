// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Stmt.Fault;

/// Which methods can end with an exception: those return a status in C, the others their value.
///
/// A fixed point from below over the call graph; an exception that a `try` around it catches does
/// not count.
final class Throwing {
    /// A set of exceptions.
    private record Thrown(boolean errno, Set<Fault> faults) {
        static final Thrown NOTHING = new Thrown(false, Set.of());
        static final Thrown ERRNO = new Thrown(true, Set.of());
        static final Thrown ANY_FAULT = new Thrown(false, EnumSet.allOf(Fault.class));

        static Thrown of(Fault fault) {
            return new Thrown(false, Set.of(fault));
        }

        Thrown and(Thrown other) {
            if (other.faults.isEmpty()) {
                return new Thrown(errno || other.errno, faults);
            }
            var all = EnumSet.copyOf(other.faults);
            all.addAll(faults);
            return new Thrown(errno || other.errno, all);
        }

        Thrown without(boolean caughtErrno, Set<Fault> caught) {
            var left = EnumSet.noneOf(Fault.class);
            left.addAll(faults);
            left.removeAll(caught);
            return new Thrown(errno && !caughtErrno, left);
        }

        boolean isNothing() {
            return !errno && faults.isEmpty();
        }
    }

    private final Module module;
    private final Map<MethodName, Thrown> thrown = new HashMap<>();

    private Throwing(Module module) {
        this.module = module;
    }

    static Module infer(Module module) {
        var analysis = new Throwing(module);
        boolean changed;
        do {
            changed = false;
            for (var method : module.methods().values()) {
                var now = analysis.block(method.body());
                changed |= !now.equals(analysis.thrown.put(method.name(), now));
            }
        } while (changed);
        var methods = new LinkedHashMap<>(module.methods());
        methods.replaceAll((_, method) -> analysis.marked(method));
        return module.withMethods(methods);
    }

    private Method marked(Method method) {
        var body =
                new Rewriter() {
                    @Override
                    public Stmt statement(Stmt statement) {
                        var rewritten = super.statement(statement);
                        return rewritten
                                        instanceof
                                        Stmt.Try(var inner, var catches, var last, _, var span)
                                ? new Stmt.Try(
                                        inner,
                                        catches,
                                        last,
                                        uncaught(inner, catches).isNothing(),
                                        span)
                                : rewritten;
                    }
                }.block(method.body());
        return method.withBody(body).withMayFault(!thrown.get(method.name()).isNothing());
    }

    private Thrown block(Block block) {
        var all = Thrown.NOTHING;
        for (var each : block.statements()) {
            all = all.and(statement(each));
        }
        return all;
    }

    private Thrown statement(Stmt statement) {
        return switch (statement) {
            case Stmt.Declare _,
                    Stmt.Assign _,
                    Stmt.Store _,
                    Stmt.StoreElement _,
                    Stmt.Print _,
                    Stmt.Break _,
                    Stmt.Continue _,
                    Stmt.Return _ ->
                    Thrown.NOTHING;
            case Stmt.Check check -> Thrown.of(check.condition().fault());
            case Stmt.Invoke invoke -> of(invoke.method());
            case Stmt.CallNative call -> called(call.binding(), call.arguments());
            case Stmt.Construct construct -> called(construct.binding(), List.of());
            case Stmt.Allocate _, Stmt.AllocateArray _ -> Thrown.of(Fault.OUT_OF_MEMORY);
            case Stmt.If branch -> block(branch.yes()).and(block(branch.no()));
            case Stmt.Loop loop ->
                    block(loop.prelude()).and(block(loop.body())).and(block(loop.update()));
            case Stmt.ForEach walk -> block(walk.body());
            case Stmt.Labeled labeled -> block(labeled.body());
            case Stmt.ThrowErrno(var code, _) ->
                    code instanceof jiffy.compiler.ir.Expr.Const(_, long number)
                                    && number >= 1
                                    && number <= 4095
                            ? Thrown.ERRNO
                            : Thrown.ERRNO.and(Thrown.of(Fault.ILLEGAL_ARGUMENT));
            case Stmt.ThrowFault(var fault, _) -> Thrown.of(fault);
            case Stmt.Rethrow _ -> Thrown.ERRNO.and(Thrown.ANY_FAULT);
            case Stmt.Try attempt -> attempt(attempt);
            case Stmt.Guard guard -> block(guard.body());
            case Stmt.Switch choice ->
                    choice.cases().stream()
                            .map(each -> block(each.body()))
                            .reduce(Thrown.NOTHING, Thrown::and);
            case Stmt.Scope scope -> block(scope.body());
        };
    }

    private Thrown of(MethodName method) {
        return thrown.getOrDefault(method, Thrown.NOTHING);
    }

    private Thrown called(Binding binding, List<Stmt.Argument> arguments) {
        var all = binding.is(Binding.Trait.FAILS) ? Thrown.ERRNO : Thrown.NOTHING;
        if (!binding.is(Binding.Trait.FAULTS)) {
            return all;
        }
        boolean calledBack = false;
        for (var argument : arguments) {
            if (argument instanceof Stmt.Argument.Reference(var callback)) {
                calledBack = true;
                all = all.and(of(callback.method()));
            }
        }
        return calledBack ? all : all.and(Thrown.ANY_FAULT);
    }

    private Thrown uncaught(Block body, List<Stmt.Catch> catches) {
        var left = block(body);
        for (var each : catches) {
            left = left.without(each.errno(), each.faults());
        }
        return left;
    }

    private Thrown attempt(Stmt.Try attempt) {
        var left = uncaught(attempt.body(), attempt.catches());
        var handlers = Thrown.NOTHING;
        for (var each : attempt.catches()) {
            handlers = handlers.and(block(each.body()));
        }
        var last = attempt.finallyBlock().map(this::block).orElse(Thrown.NOTHING);
        return left.and(handlers).and(last);
    }
}
