// SPDX-License-Identifier: MIT OR GPL-2.0
/// Who owns what. Nothing is freed by hand in Kernel Java: each object has one owner, a container,
/// a final field or a local, and is dropped with it. This phase decides which locals own what they
/// refer to, and where ownership is handed over; what cannot be decided is refused. IR to IR.
package jiffy.compiler.own;
