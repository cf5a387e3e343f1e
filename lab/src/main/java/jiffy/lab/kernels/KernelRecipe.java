// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.kernels;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jiffy.lab.KernelName;
import jiffy.lab.Progress;

/// How a kernel comes into the cache.
public interface KernelRecipe {

    /// A kernel that can be had.
    ///
    /// @param release what `uname -r` says in it
    /// @param version that tells it from others of the same release
    record Offer(String release, String version) {
        /// Its folder in the cache.
        public String folderName() {
            return release + "_" + version.replace(':', '~');
        }
    }

    /// Changes with what we do to it; kernels of another recipe are not used.
    String identity();

    /// Whether a version in the cache was made by this recipe.
    boolean made(String version);

    /// The newest kernel of that name that apt offers, if any.
    Optional<Offer> ask(KernelName name);

    /// Fills a folder with it.
    ///
    /// @param home where the folder will be once it is complete
    void make(Offer offer, Path folder, Path home, Progress progress) throws IOException;
}
