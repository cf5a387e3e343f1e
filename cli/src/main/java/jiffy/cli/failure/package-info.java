// SPDX-License-Identifier: MIT OR GPL-2.0
/// How a command ends when it cannot do what was asked: what the user reads, and the exit code.
package jiffy.cli.failure;
