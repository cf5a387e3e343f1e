// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.own;

import java.util.HashSet;
import java.util.Set;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Type;

/// What is done in a method where one owner is not enough.
///
/// An owner that is named after it was given away gives away a copy instead. A local whose object
/// may die while it is named takes a reference of its own. Where the class has no count that could
/// be taken, the class is noted, and everything is decided anew with the count.
final class Remedies {
    private final Sharing sharing;
    private final boolean isCallback;
    private final Set<Local> copied = new HashSet<>();
    private final Set<Local> retained = new HashSet<>();
    private final Set<Type> counted = new HashSet<>();
    private final Set<Local> decidedNow = new HashSet<>();
    private boolean returnsOwn;
    private boolean returnedOwn;

    /// @param isCallback the kernel calls the method, and gives it nothing of its own
    Remedies(Sharing sharing, boolean isCallback) {
        this.sharing = sharing;
        this.isCallback = isCallback;
    }

    Sharing sharing() {
        return sharing;
    }

    /// Owners that give away copies.
    Set<Local> copied() {
        return copied;
    }

    /// Locals that take a reference of their own of whatever they are set to.
    Set<Local> retained() {
        return retained;
    }

    /// Classes that need a count.
    Set<Type> counted() {
        return counted;
    }

    /// Whether the method returns a reference of its own, also of what it borrowed.
    boolean returnsOwn() {
        return returnsOwn;
    }

    /// Whether the parameters stay the caller's.
    boolean isCallback() {
        return isCallback;
    }

    /// Begins another round; whether the one before decided something.
    boolean another() {
        boolean grown = !decidedNow.isEmpty() || returnsOwn != returnedOwn;
        decidedNow.clear();
        returnedOwn = returnsOwn;
        return grown;
    }

    /// Helps a local to live as long as it is named, if that is possible.
    ///
    /// @param isSet by statements that could take a reference
    boolean keep(Local local, Method method, boolean isSet) {
        if (sharing.isCopyable(local.type())) {
            if (method.owned().contains(local)) {
                return decided(copied, local);
            }
            boolean isGiven = isCallback && method.parameters().contains(local);
            return isSet && !isGiven && decided(retained, local);
        }
        return count(local.type());
    }

    private boolean decided(Set<Local> set, Local local) {
        if (set.add(local)) {
            decidedNow.add(local);
        }
        return decidedNow.contains(local);
    }

    /// Lets the method return references of its own, if that is possible.
    boolean returnOwn(Type type) {
        if (!sharing.isCopyable(type)) {
            return count(type);
        }
        returnsOwn = true;
        return true;
    }

    /// Gives a class a count, if that is possible.
    boolean count(Type type) {
        if (!sharing.isCountable(type)) {
            return false;
        }
        counted.addAll(sharing.family((Type.Struct) type));
        return true;
    }
}
