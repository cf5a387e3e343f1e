// SPDX-License-Identifier: MIT OR GPL-2.0
/// What a kernel with all its debugging options on would complain about.
package jiffy.simulator.check;
