// SPDX-License-Identifier: MIT OR GPL-2.0
/// What a class says of itself to be a kernel module (`linux/module.h`, `linux/moduleparam.h`).
package jiffy.linux.module;
