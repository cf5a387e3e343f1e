// SPDX-License-Identifier: MIT OR GPL-2.0
/// The part of the JDK that exists in the kernel.
///
/// A call of a static method of `java.lang` or `java.util` becomes a call of the method here that
/// has the same name and parameters, in the class of the same simple name; what is not here does
/// not exist in the kernel. Nobody calls these classes by name. Where the JDK takes any array, one
/// method here for each kind of array stands for it.
///
/// Every method is tested against the JDK's own, on a JVM and in a real kernel.
package jiffy.linux.jdk;
