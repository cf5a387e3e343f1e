// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.net.URISyntaxException;
import java.nio.file.Path;

/// A module to build.
///
/// @param module its class
/// @param folder of its sources
public record ModuleSource(Class<?> module, Path folder) {

    /// Names the folder where it is not to be guessed.
    static final String FOLDER_PROPERTY = "jiffy.module.folder";

    /// The source of a class: the folder that the property `jiffy.module.folder` names; else, since
    /// classes are compiled into `build` or `target` of the module's folder, the one above that.
    static ModuleSource of(Class<?> module) {
        var named = System.getProperty(FOLDER_PROPERTY);
        return new ModuleSource(module, named == null ? above(classes(module)) : Path.of(named));
    }

    static Path above(Path classes) {
        for (var folder = classes; folder.getParent() != null; folder = folder.getParent()) {
            var name = folder.getFileName().toString();
            if (name.equals("build") || name.equals("target")) return folder.getParent();
        }
        return classes;
    }

    private static Path classes(Class<?> module) {
        try {
            return Path.of(module.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class without a place: " + module, e);
        }
    }
}
