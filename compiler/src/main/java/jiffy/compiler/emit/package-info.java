// SPDX-License-Identifier: MIT OR GPL-2.0
/// IR to C: for people to read, in the kernel's style, one `#line` a statement. Sees nothing but
/// the IR; kernel functions come from the templates that bindings carry, all else is the runtime
/// header's (`jiffy_…`, `JIFFY_…`).
package jiffy.compiler.emit;
