// SPDX-License-Identifier: MIT OR GPL-2.0
/// From places in a module's code, as a kernel's log names them, to lines of its source.
package jiffy.lab.trace;
