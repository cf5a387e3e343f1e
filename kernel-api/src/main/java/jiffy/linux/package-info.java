// SPDX-License-Identifier: MIT OR GPL-2.0
/// What every module needs: errors of the kernel ([jiffy.linux.Errno]) and, for those who build a
/// home for modules on a JVM, the interface that it implements ([jiffy.linux.Kernel]).
package jiffy.linux;
