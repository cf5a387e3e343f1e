// SPDX-License-Identifier: MIT OR GPL-2.0
/// The intermediate form of a kernel module: a closed world of classes and methods.
///
/// Sealed families of records. Expressions are pure: they have no effect, cannot fault and say the
/// same if evaluated again at once. All else is a statement, in Java's order of evaluation; what
/// may fault in Java is a [jiffy.compiler.ir.Stmt.Check] before the expression that relies on it.
/// Every node keeps its span; [jiffy.compiler.ir.IrText] is the text form.
///
/// What a kernel class means in C is carried along as data ([jiffy.compiler.ir.Binding],
/// [jiffy.compiler.ir.Type.Bound]), read from annotations; no kernel function is known by name.
package jiffy.compiler.ir;
