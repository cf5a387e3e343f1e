// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

/// What a mount of `/proc` hides (`linux/proc_fs.h`, mount option `hidepid=`).
public enum Hidepid {
    /// Nothing.
    OFF,
    /// The processes of others.
    INVISIBLE
}
