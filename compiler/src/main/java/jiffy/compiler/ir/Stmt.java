// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A statement.
public sealed interface Stmt {
    /// Where it comes from.
    Span span();

    /// A new variable of the enclosing block.
    record Declare(Local local, Optional<Expr> value, Span span) implements Stmt {}

    /// Sets a variable.
    record Assign(Local local, Expr value, Span span) implements Stmt {}

    /// Sets a field.
    record Store(Expr object, Field field, Expr value, Span span) implements Stmt {}

    /// Sets an element; array and index are known to be good.
    ///
    /// @param isFirst the array is being made: the element was never set
    record StoreElement(Expr array, Expr index, Expr value, boolean isFirst, Span span)
            implements Stmt {}

    /// Faults unless a condition holds.
    record Check(Condition condition, Expr subject, Optional<Expr> other, Span span)
            implements Stmt {
        /// What must hold.
        public enum Condition {
            /// The subject is not null.
            NOT_NULL,
            /// The other is an index of the subject, an array.
            IN_BOUNDS,
            /// The subject is an index of what has as many elements as the other says.
            BELOW,
            /// The subject is not zero.
            NOT_ZERO,
            /// The subject, a size, is not negative.
            NOT_NEGATIVE;

            /// What is thrown if it does not hold.
            public Fault fault() {
                return switch (this) {
                    case NOT_NULL -> Fault.NULL_POINTER;
                    case IN_BOUNDS, BELOW -> Fault.INDEX;
                    case NOT_ZERO -> Fault.ARITHMETIC;
                    case NOT_NEGATIVE -> Fault.NEGATIVE_SIZE;
                };
            }
        }
    }

    /// Calls a method of the module. A receiver is the first argument.
    record Invoke(Optional<Local> result, MethodName method, List<Expr> arguments, Span span)
            implements Stmt {}

    /// Calls the kernel API.
    record CallNative(
            Optional<Local> result,
            Binding binding,
            Optional<Expr> receiver,
            List<Argument> arguments,
            Set<Circumstance> circumstances,
            Span span)
            implements Stmt {
        /// The same call, with more that is certain.
        public CallNative with(Set<Circumstance> more) {
            var all = EnumSet.noneOf(Circumstance.class);
            all.addAll(circumstances);
            all.addAll(more);
            return new CallNative(result, binding, receiver, arguments, all, span);
        }
    }

    /// Builds a kernel object in a field of the module.
    record Construct(Field field, Binding binding, List<Argument> arguments, Span span)
            implements Stmt {}

    /// Puts formatted text out.
    record Print(Binding binding, Optional<Expr> receiver, List<Piece> pieces, Span span)
            implements Stmt {
        /// A part of a format.
        public sealed interface Piece {
            /// Literal text.
            record Literal(String text) implements Piece {}

            /// A conversion and its argument.
            record Conversion(char letter, Expr argument) implements Piece {}
        }
    }

    /// Memory for an object of a class; the constructor's call follows.
    record Allocate(Local result, String className, Allocation allocation, Span span)
            implements Stmt {}

    /// A new array of zeros.
    record AllocateArray(Local result, Expr length, Allocation allocation, Span span)
            implements Stmt {}

    /// `if`
    record If(Expr condition, Block yes, Block no, Span span) implements Stmt {}

    /// A loop. The condition is evaluated after its prelude, before each round, or after it if not
    /// `testFirst`; `continue` goes to the update.
    record Loop(
            Label label,
            Block prelude,
            Expr condition,
            Block body,
            Block update,
            boolean testFirst,
            Span span)
            implements Stmt {}

    /// A walk over a container that does not change meanwhile.
    record ForEach(Label label, Local element, Expr container, Block body, Span span)
            implements Stmt {}

    /// A block that a `break` may leave.
    record Labeled(Label label, Block body, Span span) implements Stmt {}

    /// Leaves a loop, switch or labelled block.
    record Break(Label label, Span span) implements Stmt {}

    /// Goes on with the next round of a loop.
    record Continue(Label label, Span span) implements Stmt {}

    /// Ends the method.
    record Return(Optional<Expr> value, Span span) implements Stmt {}

    /// `throw new Errno(code)`
    record ThrowErrno(Expr code, Span span) implements Stmt {}

    /// Throws an exception of the language.
    record ThrowFault(Fault fault, Span span) implements Stmt {}

    /// Throws what was caught.
    record Rethrow(Local caught, Span span) implements Stmt {}

    /// `try` with clauses; the resources of a `try` are [Guard]s inside.
    ///
    /// @param catchesAll the clauses catch whatever the body can throw; inferred
    record Try(
            Block body,
            List<Catch> catches,
            Optional<Block> finallyBlock,
            boolean catchesAll,
            Span span)
            implements Stmt {}

    /// A lock that is held for a block.
    record Guard(Expr lock, Binding binding, Variant variant, Block body, Span span)
            implements Stmt {
        /// Which interrupts are kept out.
        public enum Variant {
            PLAIN,
            SOFTIRQ,
            HARDIRQ
        }
    }

    /// A switch over a whole number.
    record Switch(Label label, Expr selector, List<Case> cases, Span span) implements Stmt {}

    /// A block.
    record Scope(Block body, Span span) implements Stmt {}

    /// A `catch` clause.
    ///
    /// @param errno catches [jiffy.linux.Errno]
    /// @param faults the exceptions of the language that it catches
    record Catch(Local local, boolean errno, Set<Fault> faults, Block body, Span span) {}

    /// A group of a switch.
    ///
    /// @param values labels; with `isDefault` also everything else
    /// @param fallsThrough into the next group
    record Case(
            List<Long> values, boolean isDefault, Block body, boolean fallsThrough, Span span) {}

    /// What `break` and `continue` name.
    record Label(int id, String name) {}

    /// An argument of the kernel API.
    sealed interface Argument {
        /// A value.
        record Value(Expr expression) implements Argument {}

        /// A method of the module to call.
        record Reference(Callback callback) implements Argument {}
    }

    /// What is certain about the place of a call of the kernel API; inferred.
    enum Circumstance {
        /// It is in an RCU read section.
        IN_RCU,
        /// No callback that it is given can sleep.
        CALLBACKS_DO_NOT_SLEEP,
        /// The kernel must not schedule there, at least sometimes.
        MUST_NOT_SLEEP
    }

    /// Whether an allocation may sleep; inferred from all contexts that reach it.
    enum Allocation {
        UNKNOWN,
        SLEEPING,
        ATOMIC
    }

    /// An exception of the language, as the runtime header knows it.
    enum Fault {
        NULL_POINTER("java.lang.NullPointerException"),
        INDEX("java.lang.ArrayIndexOutOfBoundsException"),
        ARITHMETIC("java.lang.ArithmeticException"),
        CLASS_CAST("java.lang.ClassCastException"),
        NEGATIVE_SIZE("java.lang.NegativeArraySizeException"),
        OUT_OF_MEMORY("java.lang.OutOfMemoryError"),
        ILLEGAL_STATE("java.lang.IllegalStateException"),
        ILLEGAL_ARGUMENT("java.lang.IllegalArgumentException"),
        NO_SUCH_ELEMENT("java.util.NoSuchElementException"),
        ASSERTION("java.lang.AssertionError"),
        MATCH("java.lang.MatchException"),
        STRING_INDEX("java.lang.StringIndexOutOfBoundsException"),
        ANY_INDEX("java.lang.IndexOutOfBoundsException");

        private final String className;

        Fault(String className) {
            this.className = className;
        }

        /// The Java class.
        public String className() {
            return className;
        }
    }
}
