// SPDX-License-Identifier: MIT OR GPL-2.0
/// Programs that nobody wrote, run by HotSpot and as C, and compared.
package jiffy.fuzz;
