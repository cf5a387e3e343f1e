// SPDX-License-Identifier: MIT OR GPL-2.0
/// Many threads of which one runs at a time, chosen by a policy: same choices, same run.
package jiffy.simulator.schedule;
