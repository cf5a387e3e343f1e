// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.nio.file.Path;

/// A kernel in the cache, ready to boot and to build modules for.
///
/// @param name what the user calls it
/// @param release what `uname -r` says in it
/// @param version of the Debian package that it came from
/// @param folder where its packages were unpacked
public record Kernel(KernelName name, String release, String version, Path folder) {

    /// The bootable image.
    public Path image() {
        return folder.resolve("boot/vmlinuz-" + release);
    }

    /// What `make -C` takes to build a module for this kernel.
    public Path headers() {
        return folder.resolve("usr/src/linux-headers-" + release);
    }

    /// The kernel's own modules, with `modules.dep`.
    public Path modulesDir() {
        return folder.resolve("lib/modules/" + release);
    }

    /// The configuration that it was built with.
    public Path config() {
        return folder.resolve("boot/config-" + release);
    }
}
