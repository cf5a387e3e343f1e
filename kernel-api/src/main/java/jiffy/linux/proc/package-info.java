// SPDX-License-Identifier: MIT OR GPL-2.0
/// Directories and files below `/proc` (`linux/proc_fs.h`, `linux/seq_file.h`), and the memory of
/// the processes that read and write them (`linux/uaccess.h`).
package jiffy.linux.proc;
