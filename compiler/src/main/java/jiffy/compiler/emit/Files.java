// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.List;
import jiffy.compiler.ir.Module;

/// The Java files of a module, by the number that a fault carries.
final class Files {
    private Files() {}

    static List<String> of(Module module) {
        var files =
                module.methods().values().stream()
                        .map(each -> each.span().fileName())
                        .distinct()
                        .toList();
        if (files.size() > 128) {
            throw new IllegalArgumentException("more than 128 source files");
        }
        return files;
    }
}
