// SPDX-License-Identifier: MIT OR GPL-2.0
/// A module as its author has it: a folder with sources and tests.
package jiffy.cli.module;
