// SPDX-License-Identifier: MIT OR GPL-2.0
/// Java source to IR: the only user of `com.sun.source`. javac parses and attributes
/// ([jiffy.compiler.front.Sources]); annotations of the kernel API become data
/// ([jiffy.compiler.front.Api]); classes and bodies become IR.
package jiffy.compiler.front;
