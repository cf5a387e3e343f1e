// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import jiffy.linux.Kernel;

/// Where the kernel API's classes are, for javac's module path.
final class KernelApi {
    private KernelApi() {}

    static List<Path> path() {
        try {
            return List.of(
                    Path.of(
                            Kernel.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
