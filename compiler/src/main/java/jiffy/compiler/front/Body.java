// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// One method while it is lowered: its variables, and the block that grows.
final class Body {
    private final World world;
    private final Optional<Local> self;
    private final Map<Element, Local> locals = new HashMap<>();
    private final Deque<List<Stmt>> blocks = new ArrayDeque<>();
    private final Deque<Target> targets = new ArrayDeque<>();
    private final Type resultType;
    private final Set<Element> assignedElements;
    private final Set<Local> assigned = new HashSet<>();
    private String initialised;
    private final Set<Local> neverNull = new HashSet<>();
    private boolean isLambda;
    private boolean isOfModule;
    private String owner;
    private Local module;
    private Local given;
    private int nextLocal;
    private int nextLabel;

    /// What `break`, `continue` and `yield` can leave.
    ///
    /// @param name the author's label; null if none
    /// @param yields where a switch expression leaves its value
    record Target(
            Stmt.Label label, String name, boolean isLoop, boolean takesBreak, Local yields) {}

    /// @param selfType the receiver's; empty if there is none
    /// @param resultType what the method returns
    /// @param assigned the variables that are assigned more than by their declaration
    Body(World world, Optional<Type> selfType, Type resultType, Set<Element> assigned, Span span) {
        this.world = world;
        this.resultType = resultType;
        assignedElements = assigned;
        self = selfType.map(type -> new Local(nextLocal++, "self", type, true, span));
    }

    /// The body of a lambda, which sees nothing of the method around it; of the object around it
    /// only if that is the module's, of which there is one.
    static Body ofLambda(
            World world, String owner, Type resultType, Set<Element> assigned, Span span) {
        var body = new Body(world, Optional.empty(), resultType, assigned, span);
        body.isLambda = true;
        body.isOfModule = world.isModule(owner);
        body.owner = owner;
        return body;
    }

    /// The body of a callback that is written as a lambda: a method of the module.
    static Body ofCallback(
            World world, Type module, Type resultType, Set<Element> assigned, Span span) {
        var body = new Body(world, Optional.of(module), resultType, assigned, span);
        body.isLambda = true;
        return body;
    }

    /// The code of a lambda, which finds the module's object first if it names it.
    Block ofLambda(Block code, Span span) {
        if (module == null) {
            return code;
        }
        var found = new Expr.ModuleObject((Type.Struct) module.type());
        var statements = new ArrayList<Stmt>();
        statements.add(new Stmt.Declare(module, Optional.of(found), span));
        statements.addAll(code.statements());
        return new Block(List.copyOf(statements));
    }

    /// The elements that are assigned more than by their declaration.
    Set<Element> assignedElements() {
        return assignedElements;
    }

    World world() {
        return world;
    }

    Optional<Local> self() {
        return self;
    }

    /// Makes this the initialiser of a class.
    void initialises(String className) {
        initialised = className;
    }

    /// Whether this is the initialiser of this class, which alone sets its static fields.
    boolean isInitialiserOf(String className) {
        return className.equals(initialised);
    }

    /// The object of which a simple name names a member: this one, or the module's around it.
    Expr implicit(Element member, Span span) {
        var self = selfExpression(span);
        var owner = member.getEnclosingElement();
        if (!(owner instanceof TypeElement type)
                || !world.isOurs(owner)
                || !(self.type() instanceof Type.Struct(var name))) {
            return self;
        }
        if (world.hierarchy().isSubtype(name, world.className(type))) {
            return self;
        }
        return enclosing(type, false, span);
    }

    /// The object of a class around this one's: the innermost one that fits.
    ///
    /// @param isAround this object does not count, though it may fit
    Expr enclosing(TypeElement wanted, boolean isAround, Span span) {
        if (world.isModule(wanted)) {
            return new Expr.ModuleObject(new Type.Struct(world.className(wanted)));
        }
        Expr object = selfExpression(span);
        boolean fits = !isAround;
        var type = selfType();
        while (!fits || !world.hierarchy().isSubtype(nameOf(type), world.className(wanted))) {
            var outer =
                    world.captures()
                            .outer(type)
                            .orElseThrow(() ->
                                    World.unsupported(
                                            span,
                                            "naming the `%s` around this object here"
                                                    .formatted(wanted.getSimpleName()),
                                            "give it to the class that needs it, and keep it in a"
                                                    + " final field"));
            boolean isGiven = given != null && object.equals(selfExpression(span));
            object =
                    isGiven
                            ? new Expr.Var(given)
                            : new Expr.Load(object, world.captures().outerField(type, span));
            type = outer;
            fits = true;
        }
        return object;
    }

    private TypeElement selfType() {
        return world.hierarchy()
                .element(Hierarchy.className(self.orElseThrow().type()).orElseThrow());
    }

    private String nameOf(TypeElement type) {
        return world.className(type);
    }

    /// Runs `code` where what the class keeps is in parameters, and not yet in its fields.
    void whereGiven(Optional<Local> outer, Map<Element, Local> variables, Runnable code) {
        given = outer.orElse(null);
        locals.putAll(variables);
        code.run();
        locals.keySet().removeAll(variables.keySet());
        given = null;
    }

    Expr.Var selfExpression(Span span) {
        if (isOfModule) {
            if (module == null) {
                module = new Local(nextLocal++, "self", new Type.Struct(owner), true, span);
            }
            return new Expr.Var(module);
        }
        return new Expr.Var(
                self.orElseThrow(() ->
                        isLambda
                                ? captures("this", span)
                                : World.unsupported(span, "`this` in a static context")));
    }

    Local declare(Element element, Type type, Span span) {
        var local = new Local(nextLocal++, element.getSimpleName().toString(), type, true, span);
        locals.put(element, local);
        if (assignedElements.contains(element)) {
            assigned.add(local);
        }
        return local;
    }

    Local local(Element element) {
        return locals.get(element);
    }

    /// A variable that the code names, or the field in which the class keeps it.
    Expr variable(Element element, Span span) {
        var local = locals.get(element);
        if (local != null) {
            return new Expr.Var(local);
        }
        if (isLambda || self.isEmpty()) {
            throw captures(element.getSimpleName().toString(), span);
        }
        var field = world.captures().field(selfType(), element, span);
        return new Expr.Load(selfExpression(span), field.orElseThrow());
    }

    private static Rejection captures(String name, Span span) {
        return World.unsupported(
                Rule.CAPTURE,
                span,
                "a lambda that keeps `" + name + "` of the method around it",
                "write a class that implements the interface and keeps it in a final field");
    }

    /// A parameter that has no name in the source.
    Local parameter(String name, Type type, Span span) {
        return new Local(nextLocal++, name, type, true, span);
    }

    /// A variable of the compiler's own that has a scope as if the author had declared it.
    Local hidden(String name, Type type, Span span) {
        int id = nextLocal++;
        return new Local(id, name + "#" + id, type, true, span);
    }

    /// Sets a variable: where it is declared, if that is the last thing that happened.
    void set(Local local, Expr value, Span span) {
        var statements = blocks.peek();
        var named = new HashSet<Local>();
        new Visitor() {
            @Override
            protected void visit(Expr expression) {
                if (expression instanceof Expr.Var(var each)) {
                    named.add(each);
                }
            }
        }.walk(value);
        for (int at = statements.size() - 1; at >= 0; at--) {
            if (!(statements.get(at) instanceof Stmt.Declare(var declared, var initial, var where))
                    || named.contains(declared)) {
                break;
            }
            if (declared.equals(local) && initial.isEmpty()) {
                statements.set(at, new Stmt.Declare(local, Optional.of(value), where));
                return;
            }
        }
        emit(new Stmt.Assign(local, value, span));
    }

    /// Notes that a variable is never null where it is named.
    void isNeverNull(Local local) {
        if (!assigned.contains(local)) {
            neverNull.add(local);
        }
    }

    /// Runs `code` where a value was checked not to be null.
    void whereNotNull(Expr value, Runnable code) {
        if (!(value instanceof Expr.Var(var local)) || !isStable(value) || !neverNull.add(local)) {
            code.run();
            return;
        }
        code.run();
        neverNull.remove(local);
    }

    /// Whether a value is known not to be null.
    boolean isNotNull(Expr value) {
        return switch (value) {
            case Expr.Text _, Expr.Singleton _, Expr.EnumConstant _, Expr.EnumAt _ -> true;
            case Expr.ModuleObject _ -> true;
            case Expr.Statics _ -> true;
            case Expr.Var(var local) ->
                    self.filter(local::equals).isPresent()
                            || neverNull.contains(local)
                            || isKernelObject(value);
            default -> isKernelObject(value);
        };
    }

    /// A variable of the compiler's own, set once.
    Local temporary(Type type, Span span) {
        int id = nextLocal++;
        return new Local(id, "t" + id, type, false, span);
    }

    /// Keeps a value that was checked, so that what is used later is what was checked: another
    /// thread may change a field in between, nobody changes a local.
    Expr keep(Expr value, Span span) {
        if (isSimple(value)) {
            return value;
        }
        var temporary = temporary(value.type(), span);
        emit(new Stmt.Declare(temporary, Optional.of(value), span));
        return new Expr.Var(temporary);
    }

    /// A value that nothing changes any more.
    Expr fixed(Expr value, Span span) {
        if (isStable(value)) {
            return value;
        }
        var kept = temporary(value.type(), span);
        emit(new Stmt.Declare(kept, Optional.of(value), span));
        return new Expr.Var(kept);
    }

    /// Whether nothing that happens later can change the value.
    boolean isStable(Expr value) {
        return switch (value) {
            case Expr.Const _, Expr.Text _, Expr.Null _, Expr.Setting _, Expr.Singleton _ -> true;
            case Expr.ModuleObject _ -> true;
            case Expr.Statics _, Expr.EnumConstant _ -> true;
            case Expr.EnumAt(_, var index) -> isStable(index);
            case Expr.Var(var local) -> !assigned.contains(local);
            case Expr.Convert(_, var operand) -> isStable(operand);
            case Expr.Cast(_, var operand) -> isStable(operand);
            case Expr.Load(var object, var field) ->
                    isKernelObject(value) || field.isFinal() && isStable(object);
            default -> false;
        };
    }

    /// Whether what was emitted since a mark does no more than to check and to name values: it
    /// changes nothing that was there before.
    boolean changesNothing(int mark) {
        var statements = blocks.peek();
        return statements.subList(mark, statements.size()).stream()
                .allMatch(each -> each instanceof Stmt.Check || each instanceof Stmt.Declare);
    }

    /// Whether a value is made of locals, constants and elements of arrays, none of which another
    /// thread changes at this moment, so that only this method's statements can change it.
    static boolean isOwnAffair(Expr value) {
        return switch (value) {
            case Expr.Const _, Expr.Var _ -> true;
            case Expr.Element _, Expr.Length _, Expr.Convert _, Expr.Unary _, Expr.Binary _ ->
                    Visitor.children(value).stream().allMatch(Body::isOwnAffair);
            case Expr.Load(Expr.Var(_), var field) -> field.isFinal();
            default -> false;
        };
    }

    /// Whether no other thread can change the value.
    private static boolean isSimple(Expr value) {
        return switch (value) {
            case Expr.Const _, Expr.Text _, Expr.Setting _ -> true;
            // one that has a class is kept in a variable, whose members have names in C
            case Expr.Null(var type) -> type instanceof Type.Null;
            case Expr.Var _, Expr.Singleton _, Expr.Statics _, Expr.EnumConstant _ -> true;
            case Expr.ModuleObject _ -> true;
            case Expr.EnumAt(_, var index) -> isSimple(index);
            case Expr.Convert(_, var operand) -> isSimple(operand);
            case Expr.Cast(_, var operand) -> isSimple(operand);
            case Expr.Load(var object, var field) ->
                    isKernelObject(value) || field.isFinal() && isSimple(object);
            default -> false;
        };
    }

    static boolean isKernelObject(Expr value) {
        return value.type().bound(Type.Kind.OBJECT).isPresent()
                || value.type().bound(Type.Kind.VALUE).isPresent()
                || value.type().bound(Type.Kind.LENT).isPresent();
    }

    /// Makes the temporary that was declared since `mark` and holds `value` the variable `local`
    /// itself, if it is one: `var pid = find(n)` needs no temporary.
    boolean adopt(int mark, Expr value, Local local) {
        if (!(value instanceof Expr.Var(var temporary)) || temporary.named()) {
            return false;
        }
        var statements = blocks.peek();
        boolean declaredHere =
                statements.subList(mark, statements.size()).stream()
                        .anyMatch(each ->
                                each instanceof Stmt.Declare(var declared, _, _)
                                        && declared.equals(temporary));
        if (!declaredHere) {
            return false;
        }
        var renaming = new Renaming(temporary, local);
        for (int i = mark; i < statements.size(); i++) {
            statements.set(i, renaming.statement(statements.get(i)));
        }
        return true;
    }

    /// The type that `return` converts to.
    Type resultType() {
        return resultType;
    }

    void emit(Stmt statement) {
        blocks.peek().add(statement);
    }

    /// How many statements the block has now: a place to come back to.
    int mark() {
        return blocks.peek().size();
    }

    /// Inserts a statement at a place of the block.
    void insert(int mark, Stmt statement) {
        blocks.peek().add(mark, statement);
    }

    /// What `code` emits, as a block of its own.
    Block block(Runnable code) {
        blocks.push(new ArrayList<>());
        try {
            code.run();
            return new Block(List.copyOf(blocks.peek()));
        } finally {
            blocks.pop();
        }
    }

    /// Whether a statement is around the current block.
    boolean isNested() {
        return blocks.size() > 1;
    }

    Stmt.Label label(String name) {
        return new Stmt.Label(nextLabel++, name);
    }

    /// Runs `code` with one more thing to break out of.
    void within(Target target, Runnable code) {
        targets.push(target);
        try {
            code.run();
        } finally {
            targets.pop();
        }
    }

    Stmt.Label breakTarget(String name) {
        return targets.stream()
                .filter(each -> name == null ? each.takesBreak() : name.equals(each.name()))
                .findFirst()
                .orElseThrow()
                .label();
    }

    Stmt.Label continueTarget(String name) {
        return targets.stream()
                .filter(each -> each.isLoop() && (name == null || name.equals(each.name())))
                .findFirst()
                .orElseThrow()
                .label();
    }

    Target yieldTarget() {
        return targets.stream().filter(each -> each.yields() != null).findFirst().orElseThrow();
    }
}
