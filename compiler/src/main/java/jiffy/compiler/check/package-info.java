// SPDX-License-Identifier: MIT OR GPL-2.0
/// The rules: one class each, over the IR of the whole module. Sees nothing but the IR and what was
/// inferred from it.
package jiffy.compiler.check;
