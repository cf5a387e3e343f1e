// SPDX-License-Identifier: MIT OR GPL-2.0
/// What the compiler says when it refuses: a rule, a place, the reason, and what to write instead.
package jiffy.compiler.diagnostic;
