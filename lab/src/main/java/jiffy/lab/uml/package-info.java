// SPDX-License-Identifier: MIT OR GPL-2.0
/// Runs User Mode Linux: kernels that are programs of this machine.
package jiffy.lab.uml;
