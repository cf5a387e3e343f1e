// SPDX-License-Identifier: MIT OR GPL-2.0
/// A running kernel and what it says: the virtual machine's, or this machine's own.
package jiffy.cli.kernel;
