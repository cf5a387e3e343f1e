// SPDX-License-Identifier: MIT OR GPL-2.0
/// Grows programs from seeds: well-typed, ending, and correct in who owns what; often at fault.
package jiffy.fuzz.grow;
