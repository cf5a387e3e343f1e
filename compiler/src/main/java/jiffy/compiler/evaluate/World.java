// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.evaluate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Type;

/// The classes of a module while they are initialised, each at its first use, as on a JVM.
///
/// INVARIANT: an initialiser has no effect but on its own class, so when it runs makes no
/// difference, unless two of them use each other; that is refused.
final class World {
    private static final int MOST_STEPS = 4_000_000;
    private static final int DEEPEST_CALL = 200;

    private final Module module;
    private final Map<Field, Value> fields = new HashMap<>();
    private final Map<String, List<Value.Instance>> constants = new HashMap<>();
    private final Set<String> started = new HashSet<>();
    private final Deque<String> running = new ArrayDeque<>();
    private int steps;
    private int depth;

    World(Module module) {
        this.module = module;
    }

    static Rejection notConstant(Span span) {
        return new Rejection(
                Diagnostic.at(
                                span,
                                Rule.STATIC_STATE,
                                "this cannot be computed while compiling, but a static"
                                        + " initialiser does it")
                        .help("compute it in the module's constructor, and keep it in a field"));
    }

    static Rejection rejected(Span span, String message) {
        return new Rejection(
                Diagnostic.at(span, Rule.STATIC_STATE, message)
                        .help("compute it in the module's constructor, and keep it in a field"));
    }

    /// Counts, so that an endless loop ends.
    void step(Span span) {
        if (++steps > MOST_STEPS) {
            throw rejected(span, "this static initialiser takes too long to run while compiling");
        }
    }

    /// Initialises a class, if it was not.
    void initialise(String owner, Span span) {
        if (!started.add(owner)) {
            if (running.contains(owner) && !owner.equals(running.peek())) {
                throw rejected(
                        span,
                        "the static initialisers of `%s` and `%s` use each other"
                                .formatted(running.peek(), owner));
            }
            return;
        }
        var initialiser = module.methods().get(new MethodName(owner, "<clinit>", ""));
        if (initialiser != null) {
            running.push(owner);
            Interpreter.call(initialiser, List.of(), this);
            running.pop();
        }
    }

    Optional<Value> call(MethodName name, List<Value> arguments, Span span) {
        if (++depth > DEEPEST_CALL) {
            throw rejected(span, "this static initialiser calls too deep");
        }
        initialise(name.owner(), span);
        var value = Interpreter.call(module.methods().get(name), arguments, this);
        depth--;
        return value;
    }

    Value get(String owner, Field field, Span span) {
        initialise(owner, span);
        return fields.getOrDefault(field, Value.zero(field.type()));
    }

    void set(Field field, Value value) {
        fields.put(field, value);
    }

    /// The next constant of an enum.
    Value allocate(Type type, String name, Span span) {
        if (!(type instanceof Type.Enum owner)) {
            throw notConstant(span);
        }
        var made = constants.computeIfAbsent(name, _ -> new ArrayList<>());
        var declared = module.statics().enumOf(owner).constants().get(made.size());
        made.add(new Value.Instance(new Expr.EnumConstant(owner, declared.name(), made.size())));
        return made.getLast();
    }

    /// A constant of an enum; null if its constructor has not ended yet.
    Value constant(Type.Enum type, int ordinal, Span span) {
        initialise(type.name(), span);
        var declared = module.statics().enumOf(type).constants().get(ordinal);
        var field = new Field(type.name(), declared.name(), type, true, span);
        return fields.getOrDefault(field, new Value.Null());
    }

    /// The number of the class that an enum's constants are of.
    int tag(Type.Enum type) {
        return module.classNamed(type.name()).lineage().tag();
    }

    /// Whether an enum's constants are objects of a class.
    boolean isInstance(Type.Enum type, Type.Struct of) {
        return module.isSubtype(type.name(), of.name());
    }

    /// The constants of an enum, all made.
    List<Value.Instance> constants(String name) {
        return constants.getOrDefault(name, List.of());
    }

    /// What `throw`n exceptions mean for whoever compiles.
    static Rejection thrown(Interpreter.Raised raised) {
        String exception = raised.exception();
        return rejected(
                raised.span(),
                "this static initialiser throws "
                        + exception.substring(exception.lastIndexOf('.') + 1));
    }
}
