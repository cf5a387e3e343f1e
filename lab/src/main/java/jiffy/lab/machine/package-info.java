// SPDX-License-Identifier: MIT OR GPL-2.0
/// What all machines have in common, whatever program runs their kernel: a process, a folder, ports
/// to the agent, and perhaps a clock of their own.
package jiffy.lab.machine;
