// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;
import java.util.Optional;

/// A class's place among the classes of the module.
///
/// @param parent the class of the module that it extends
/// @param interfaces those of the module that it implements, or extends, directly
/// @param tag the number that its objects carry; 0 if they carry none, or if it has none
public record Lineage(Kind kind, Optional<String> parent, List<String> interfaces, int tag) {
    /// A class that neither extends another one of the module nor is extended.
    public static final Lineage NONE = new Lineage(Kind.CLASS, Optional.empty(), List.of(), 0);

    /// What there is of a class.
    public enum Kind {
        /// Objects made by `new`.
        CLASS,
        /// Objects of classes that extend it.
        ABSTRACT,
        /// Objects of classes that implement it.
        INTERFACE,
        /// One constant object: a lambda or a method reference.
        SINGLETON,
        /// Constant objects: those of an enum, which [Statics] has.
        CONSTANTS
    }

    /// Whether objects carry the number of their class: it has a super type or subtypes.
    public boolean isTagged() {
        return tag != 0 || hasNoObjects();
    }

    /// Whether every object is one of another class.
    public boolean hasNoObjects() {
        return kind == Kind.ABSTRACT || kind == Kind.INTERFACE;
    }

    /// Whether all objects are there for good: nobody owns or counts them.
    public boolean isConstant() {
        return kind == Kind.SINGLETON || kind == Kind.CONSTANTS;
    }

    /// The same place, with a number.
    public Lineage withTag(int other) {
        return new Lineage(kind, parent, interfaces, other);
    }
}
