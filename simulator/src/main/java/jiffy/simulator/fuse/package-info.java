// SPDX-License-Identifier: MIT OR GPL-2.0
/// A file system of this process: the protocol of `/dev/fuse` (`uapi/linux/fuse.h`), spoken through
/// the foreign-function API, without a library.
package jiffy.simulator.fuse;
