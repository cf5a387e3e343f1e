// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Expr.Binary.Operator;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Stmt.Check.Condition;
import jiffy.compiler.ir.Sum;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Checks of indices that have one base, from the first on, and what stands between them.
///
/// SAFETY: let all indices be `base + c`, and `low` and `high` the least and the greatest `c`. If
/// `-low <= base < length - high`, computed without wrapping, then `0 <= base + c < length` for
/// each `c`: no check fails. If not, the checks themselves are done, in their order, before
/// anything else: the first that fails is the one that fails in Java. What stood between them was
/// not observable: it computed values of locals that die with the method, or with the block, when a
/// check fails.
///
/// Checks in one line of the source leave the same status, whichever fails, so that one check says
/// all: `base + low`, as an unsigned number of 32 bits, is below `length - (high - low)`. Then each
/// `base + c` is `c - low` more and below `length`; otherwise `base + low` is not below `length`,
/// or it is, and `base + high` is from `length` to below `length + (high - low)`, which does not
/// wrap.
///
/// No index of elements that are read through one pointer wraps: `c` is small ([#isNear]), so that
/// `base + c` could only wrap to an index that is larger than arrays are (`JIFFY_LONGEST`).
final class Neighbours {
    private static final int NEAR = 0xffff;

    private final Method method;
    private final boolean isTried;
    private final Set<Local> steady;
    private final Stmt.Check first;
    private final Optional<Sum> start;
    private final Map<Local, Optional<Sum>> values = new HashMap<>();

    /// What is set behind the first check, where it stays.
    private final Set<Local> changed = new HashSet<>();

    private final List<Stmt.Check> checks = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Stmt> before = new ArrayList<>();
    private final List<Stmt> rest;

    /// @param isTried an exception may be caught in the method, which then looks at its locals
    /// @param steady locals that are set where they are declared and nowhere else
    /// @param above the declarations right above the first check
    /// @param statements the first check, and what follows
    Neighbours(
            Method method,
            boolean isTried,
            Set<Local> steady,
            List<Stmt> above,
            List<Stmt> statements) {
        this.method = method;
        this.steady = steady;
        this.isTried = isTried;
        first = (Stmt.Check) statements.getFirst();
        for (var each : above) {
            if (each instanceof Stmt.Declare(var local, Optional<Expr> value, _)) {
                value.flatMap(of -> Sum.of(of, values))
                        .ifPresent(sum -> values.put(local, Optional.of(sum)));
            }
        }
        start = Sum.of(index(first), values).filter(Neighbours::isNear);
        rest = read(statements);
    }

    /// What bounds an index: a constant, or an array that is a local.
    static Optional<Expr> length(Stmt statement) {
        if (!(statement instanceof Stmt.Check check)) {
            return Optional.empty();
        }
        return switch (check.condition()) {
            case BELOW -> check.other().filter(Expr.Const.class::isInstance);
            case IN_BOUNDS ->
                    Optional.of(check.subject())
                            .filter(Expr.Var.class::isInstance)
                            .map(Expr.Length::new);
            case NOT_NULL, NOT_ZERO, NOT_NEGATIVE -> Optional.empty();
        };
    }

    /// Whether there are several.
    boolean isJoined() {
        return checks.size() > 1;
    }

    /// What is declared before the checks.
    List<Stmt> before() {
        return before;
    }

    /// What follows the checks.
    List<Stmt> rest() {
        return rest;
    }

    Span span() {
        return first.span();
    }

    /// What all indices have in common, before and at the checks.
    Expr base() {
        return start.orElseThrow().base();
    }

    /// How far behind the base an index is.
    ///
    /// @param set what was set since the checks
    Optional<Integer> offset(Expr index, Set<Local> set) {
        if (isJoined()
                && index.equals(base())
                && set.stream().noneMatch(each -> mentions(index, each))) {
            return Optional.of(0);
        }
        return index instanceof Expr.Var(var local)
                ? sum(local).map(Sum::offset)
                : Optional.empty();
    }

    /// What an index is that is declared and never set again.
    Optional<Sum> sum(Local local) {
        return values.getOrDefault(local, Optional.empty())
                .filter(each -> isJoined() && steady.contains(local) && each.base().equals(base()))
                .filter(Neighbours::isNear);
    }

    private static boolean isNear(Sum sum) {
        return Math.abs((long) sum.offset()) <= NEAR;
    }

    /// Reads on as far as the checks can be joined.
    private List<Stmt> read(List<Stmt> list) {
        var behind = new ArrayList<Stmt>();
        add(first, start.map(Sum::offset).orElse(0));
        int next = 1;
        int early = 0;
        int late = 0;
        for (int i = 1; i < list.size() && start.isPresent(); i++) {
            if (!take(list.get(i), behind)) {
                break;
            }
            if (list.get(i) instanceof Stmt.Check) {
                next = i + 1;
                early = before.size();
                late = behind.size();
            }
        }
        before.subList(early, before.size()).clear();
        behind.subList(late, behind.size()).clear();
        behind.addAll(list.subList(next, list.size()));
        return behind;
    }

    private void add(Stmt.Check check, int offset) {
        checks.add(check);
        offsets.add(offset);
    }

    private boolean take(Stmt statement, List<Stmt> behind) {
        return switch (statement) {
            case Stmt.Check check -> isMember(check);
            case Stmt.Declare(var local, var value, _)
                    when value.isEmpty() || isEarly(value.get()) -> {
                before.add(statement);
                value.ifPresent(each -> values.put(local, Sum.of(each, values)));
                yield true;
            }
            case Stmt.Declare(var local, var value, _) when isQuiet(value.get()) ->
                    set(statement, local, value.get(), behind);
            case Stmt.Assign(var local, var value, _)
                    when !isTried && local.type() instanceof Type.Primitive && isQuiet(value) ->
                    set(statement, local, value, behind);
            default -> false;
        };
    }

    private boolean set(Stmt statement, Local local, Expr value, List<Stmt> behind) {
        behind.add(statement);
        values.put(local, Sum.of(value, values));
        changed.add(local);
        return true;
    }

    private boolean isMember(Stmt.Check check) {
        if (check.condition() != first.condition() || !length(check).equals(length(first))) {
            return false;
        }
        var sum = Sum.of(index(check), values);
        if (sum.filter(Neighbours::isNear).isEmpty() || !sum.get().base().equals(base())) {
            return false;
        }
        boolean stands = changed.stream().noneMatch(each -> mentions(index(check), each));
        add(stands ? check : withIndex(check, sum.get().expression()), sum.get().offset());
        return true;
    }

    /// Whether a value can be computed before the first check, and is the same there.
    private boolean isEarly(Expr value) {
        return Sum.isArithmetic(value) && changed.stream().noneMatch(each -> mentions(value, each));
    }

    /// The checks, joined if that can be.
    ///
    /// @param inFull as sums of the base, naming no index that was declared
    List<Stmt> checks(boolean inFull) {
        var plain = new ArrayList<Stmt>();
        for (int i = 0; i < checks.size(); i++) {
            plain.add(
                    inFull
                            ? withIndex(checks.get(i), new Sum(base(), offsets.get(i)).expression())
                            : checks.get(i));
        }
        long low = offsets.stream().mapToLong(each -> each).min().orElseThrow();
        long high = offsets.stream().mapToLong(each -> each).max().orElseThrow();
        if (!isJoined() || high - low > Integer.MAX_VALUE) {
            return plain;
        }
        return length(first).orElseThrow() instanceof Expr.Const(_, long length)
                ? below(plain, length, low, high)
                : inBounds(plain, low, high);
    }

    private List<Stmt> below(List<Stmt> plain, long length, long low, long high) {
        if (length - high + low <= 0) {
            return plain;
        }
        if (isOneLine()) {
            return List.of(
                    new Stmt.Check(
                            Condition.BELOW,
                            at(plain, low),
                            Optional.of(constant(length - high + low)),
                            first.span()));
        }
        return isInt(length - high) && isInt(-low)
                ? List.of(unless(plain, low, constant(length - high)))
                : plain;
    }

    private List<Stmt> inBounds(List<Stmt> plain, long low, long high) {
        if (plain.size() == 2 || high < 0 || !isInt(-low)) {
            return plain;
        }
        if (isOneLine()) {
            return List.of(withIndex(first, at(plain, low)), withIndex(first, at(plain, high)));
        }
        var length = length(first).orElseThrow();
        var end = new Expr.Binary(Operator.SUBTRACT, Type.Primitive.INT, length, constant(high));
        return List.of(unless(plain, low, high == 0 ? length : end));
    }

    /// The checks, unless the base is from `-low` to below an end.
    private Stmt unless(List<Stmt> plain, long low, Expr end) {
        var condition =
                new Expr.Binary(
                        Operator.OR_ELSE,
                        Type.Primitive.BOOLEAN,
                        compare(Operator.LESS, base(), constant(-low)),
                        compare(Operator.GREATER_OR_EQUAL, base(), end));
        return new Stmt.If(condition, new Block(List.copyOf(plain)), Block.EMPTY, first.span());
    }

    /// The index with this offset, as one of the checks writes it.
    private Expr at(List<Stmt> plain, long offset) {
        return index((Stmt.Check) plain.get(offsets.indexOf((int) offset)));
    }

    /// Whether each check leaves the same status.
    private boolean isOneLine() {
        return method.name().isLibrary()
                || checks.stream().allMatch(each -> each.span().line() == first.span().line());
    }

    private static Expr index(Stmt.Check check) {
        return check.condition() == Condition.BELOW ? check.subject() : check.other().orElseThrow();
    }

    private static Stmt.Check withIndex(Stmt.Check check, Expr index) {
        return check.condition() == Condition.BELOW
                ? new Stmt.Check(check.condition(), index, check.other(), check.span())
                : new Stmt.Check(
                        check.condition(), check.subject(), Optional.of(index), check.span());
    }

    private static Expr compare(Operator operator, Expr left, Expr right) {
        return new Expr.Binary(operator, Type.Primitive.BOOLEAN, left, right);
    }

    private static boolean isInt(long value) {
        return value == (int) value;
    }

    private static Expr constant(long value) {
        return new Expr.Const(Type.Primitive.INT, value);
    }

    /// Whether computing a value has no effect that somebody could see.
    private static boolean isQuiet(Expr value) {
        return switch (value) {
            case Expr.Move _, Expr.Copy _, Expr.Native _ -> false;
            case Expr.Load(_, var field) when field.isVolatile() -> false;
            default -> Visitor.children(value).stream().allMatch(Neighbours::isQuiet);
        };
    }

    private static boolean mentions(Expr expression, Local local) {
        return expression instanceof Expr.Var(var named) && named.equals(local)
                || Visitor.children(expression).stream().anyMatch(each -> mentions(each, local));
    }
}
