// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// In which order kernel modules have to be loaded, from `modules.dep` as `depmod` writes it. Pure.
public final class ModuleOrder {

    private final Map<String, List<String>> dependencies = new HashMap<>();
    private final Map<String, String> pathByName = new HashMap<>();

    public ModuleOrder(String modulesDep) {
        modulesDep
                .lines()
                .filter(line -> line.contains(":"))
                .forEach(line -> {
                    var path = line.substring(0, line.indexOf(':'));
                    var needs = line.substring(line.indexOf(':') + 1).strip();
                    dependencies.put(path, needs.isEmpty() ? List.of() : List.of(needs.split(" ")));
                    pathByName.put(moduleName(path), path);
                });
    }

    /// The files to load, in order, so that all these modules get in. A name that is not in
    /// `modules.dep` is built into the kernel and needs nothing.
    public List<String> load(List<String> names) {
        var ordered = new LinkedHashSet<String>();
        for (var name : names) {
            var path = pathByName.get(name.replace('-', '_'));
            if (path != null) add(path, ordered);
        }
        return new ArrayList<>(ordered);
    }

    private void add(String path, LinkedHashSet<String> ordered) {
        if (ordered.contains(path)) return;
        for (var needed : dependencies.getOrDefault(path, List.of())) add(needed, ordered);
        ordered.add(path);
    }

    /// `kernel/fs/ext4/ext4.ko.xz` is the module `ext4`; dashes in names count as underscores.
    static String moduleName(String path) {
        var file = path.substring(path.lastIndexOf('/') + 1);
        return file.replaceFirst("\\.ko(\\.(xz|zst|gz))?$", "").replace('-', '_');
    }
}
