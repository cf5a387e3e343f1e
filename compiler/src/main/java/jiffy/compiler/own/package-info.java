// SPDX-License-Identifier: MIT OR GPL-2.0
/// Who owns what. Nothing is freed by hand in Kernel Java: each object has an owner, a container, a
/// field or a local, and is dropped with its last one. This phase decides which locals own what
/// they refer to, where ownership is handed over, and of which classes one owner cannot be proven:
/// those are counted. What counting cannot help is refused. IR to IR.
package jiffy.compiler.own;
