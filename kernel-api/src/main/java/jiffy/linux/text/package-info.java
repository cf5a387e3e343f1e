// SPDX-License-Identifier: MIT OR GPL-2.0
/// Text in buffers of fixed size: built, and read.
package jiffy.linux.text;
