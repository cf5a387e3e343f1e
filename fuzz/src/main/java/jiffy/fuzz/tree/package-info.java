// SPDX-License-Identifier: MIT OR GPL-2.0
/// Programs as trees that know how to be printed and made smaller, and nothing of their meaning:
/// `javac` says whether what is left is Java.
package jiffy.fuzz.tree;
