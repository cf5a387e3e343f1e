// SPDX-License-Identifier: MIT OR GPL-2.0
/// What the closed world tells without the author having to say it: which references are never
/// null, which methods can end with an exception, in which contexts code runs; and with that, the
/// flags of allocations and the variants of locks. IR to IR.
package jiffy.compiler.infer;
