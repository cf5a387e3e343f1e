// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.fuse;

import java.util.List;
import java.util.Optional;

/// The files that a [Server] shows. Any number of threads call at once.
public interface Served {
    /// The folder that is mounted.
    long ROOT = 1;

    /// A file or folder.
    ///
    /// @param node its number
    /// @param mode permissions and type, as in `st_mode`
    record Node(long node, String name, int mode) {
        private static final int TYPE = 0170000;
        private static final int FOLDER = 0040000;

        /// Whether others can be in it.
        public boolean isFolder() {
            return (mode & TYPE) == FOLDER;
        }

        /// As in `d_type`.
        int type() {
            return (mode & TYPE) >> 12;
        }
    }

    /// What has this number; empty if it is gone.
    Optional<Node> node(long number);

    /// What is in a folder.
    List<Node> list(long folder);

    /// Opens a file.
    ///
    /// @return a handle, or a negative errno
    long open(long node);

    /// Reads at most so many bytes.
    ///
    /// @return how many, or a negative errno
    int read(long handle, byte[] to, long offset, Caller caller);

    /// @return how many bytes were taken, or a negative errno
    int write(long handle, byte[] from, Caller caller);

    /// The last descriptor was closed.
    void release(long handle);
}
