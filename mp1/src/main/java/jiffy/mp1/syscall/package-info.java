// SPDX-License-Identifier: MIT OR GPL-2.0
/// System calls of Linux from Java, one call at a time, with the errno that the kernel answered.
///
/// Plain Java file I/O has the errno in the text of an exception only, and writes when and in what
/// pieces it likes. A file whose every `write(2)` is a request needs better: one call, one answer.
package jiffy.mp1.syscall;
