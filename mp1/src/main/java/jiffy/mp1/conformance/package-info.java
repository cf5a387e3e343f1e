// SPDX-License-Identifier: MIT OR GPL-2.0
/// The conformance suite of mp1: what every implementation of the status file must do, as cases
/// that run inside the system under test.
///
/// ```sh
/// java --enable-native-access=ALL-UNNAMED -cp mp1/target/classes jiffy.mp1.conformance.Conformance
/// --help
/// ```
///
/// [jiffy.mp1.conformance.Conformance] is the program; a `…Cases` class is a chapter of the
/// specification, a method of it is a case; [jiffy.mp1.conformance.Trial] is what a case gets. It
/// needs Java's `java.base` and busybox, runs as root, and prints KTAP. It knows nothing of how the
/// file is implemented: a C module, a compiled one, a file system in user space.
package jiffy.mp1.conformance;
