// SPDX-License-Identifier: MIT OR GPL-2.0
/// A module under fire in a virtual machine: starting the attack of [jiffy.mp1.torture] there,
/// watching the kernel meanwhile, and making something of what both say.
package jiffy.cli.torture;
