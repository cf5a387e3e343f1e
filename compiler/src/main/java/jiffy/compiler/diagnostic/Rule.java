// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.diagnostic;

/// Every reason to refuse a program, with its stable number. One page each in `docs/diagnostics`.
public enum Rule {
    /// The Java compiler itself rejects the source.
    JAVA(1, "the source is not valid Java"),
    /// The class that is to be the module, or one of its parameters, is not what it must be.
    MODULE(2, "the module's declaration is not right"),
    /// `float` and `double`.
    FLOATING_POINT(101, "there is no floating point in the kernel"),
    /// A construct that Kernel Java does not have, or that is not done yet.
    UNSUPPORTED(102, "not supported in Kernel Java"),
    /// A method that calls itself, directly or not.
    RECURSION(103, "no recursion: the kernel's stack is small"),
    /// A kernel object that is not in a final field of the module class.
    KERNEL_OBJECT(104, "kernel objects live in final fields of the module class"),
    /// A static field that can change.
    STATIC_STATE(105, "there is no static state but parameters and constants"),
    /// A format that is not constant, or does not fit its arguments.
    FORMAT(106, "the format does not fit"),
    /// A method of the JDK that does not exist in the kernel.
    JDK(107, "this part of the JDK does not exist in the kernel"),
    /// `synchronized`.
    MONITOR(108, "Java's monitors do not exist in the kernel"),
    /// `Integer` and the like.
    BOXED(109, "there are no boxed numbers"),
    /// A lambda or class that keeps a variable or an object of the method around it.
    CAPTURE(110, "a lambda keeps nothing of what is around it"),
    /// An exception that is neither an `Errno` nor a fault, or more of one than its code.
    EXCEPTION(111, "`Errno` and the faults are the exceptions there are"),
    /// A string that is made at run time.
    MADE_TEXT(112, "text is built by formats and buffers, not by joining strings"),
    /// A binding of the module's own that does not fit its method, or its place.
    BINDING(113, "a binding does not fit what it binds"),
    /// A local is named after what it owned was handed over.
    HANDED_OVER(201, "used after it was handed over"),
    /// Who owns an object cannot be proven.
    OWNERSHIP(202, "cannot prove who owns the object"),
    /// A container's element is named outside the scope in which it was obtained.
    ELEMENT_SCOPE(203, "an element is named outside the scope of its lock"),
    /// A container is changed while it is walked.
    WALK(204, "a container is changed while it is walked"),
    /// A call that may sleep where the kernel must not schedule.
    SLEEP(301, "may sleep where the kernel must not schedule"),
    /// A loop without a bound where the kernel must not schedule.
    LOOP(302, "a loop where the kernel must not schedule has no bound"),
    /// Much memory at once where the kernel must not schedule.
    ALLOCATION(303, "more than a page where the kernel must not schedule"),
    /// Frames that are, one on top of the other, too large.
    STACK(304, "too deep for the kernel's stack"),
    /// Shared state without a lock.
    RACE(401, "shared state is not guarded by one lock"),
    /// A lock is taken in an order or place that can deadlock.
    DEADLOCK(402, "these locks can deadlock"),
    /// Shared state is changed for what was read of it in a scope of the lock that has ended.
    STALE(403, "what was checked under the lock may have changed since"),
    /// A callback that may run again changes shared state.
    READ_WRITES(404, "a read changes what others see"),
    /// A call in a phase of the module's life in which it makes no sense.
    PHASE(501, "not in this phase of the module's life");

    private final int number;
    private final String summary;

    Rule(int number, String summary) {
        this.number = number;
        this.summary = summary;
    }

    /// The stable number, as in `KJ0301`.
    public String code() {
        return "KJ%04d".formatted(number);
    }

    /// What the rule is about, in a line.
    public String summary() {
        return summary;
    }
}
