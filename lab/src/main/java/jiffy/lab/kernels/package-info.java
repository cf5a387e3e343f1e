// SPDX-License-Identifier: MIT OR GPL-2.0
/// How kernels come into the cache: unpacked from Debian's packages, or built from its source.
package jiffy.lab.kernels;
