// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static jiffy.mp1.syscall.Errno.EEXIST;
import static jiffy.mp1.syscall.Errno.EINVAL;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The module as `modinfo`, `insmod` and `lsmod` see it.
final class ModuleCases {

    private ModuleCases() {}

    static List<Case> all() {
        return List.of(
                new Case("module.modinfo_is_complete", ModuleCases::modinfo),
                new Case("module.lsmod_lists_it", ModuleCases::lsmod),
                new Case("module.period_is_a_parameter", ModuleCases::parameter),
                new Case("module.objects_have_a_slab_cache_of_their_own", ModuleCases::slab),
                new Case("module.second_insmod_is_refused", ModuleCases::second),
                new Case("module.bad_parameter_is_refused", ModuleCases::badParameter));
    }

    private static void modinfo(Trial trial) throws Exception {
        var file = KernelModule.ofKernel(trial.options()).file();
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (!text.startsWith("\u007fELF")) {
            throw new Case.Skipped(file + " is compressed");
        }
        for (var field : List.of("license", "author", "description", "parm")) {
            Expect.that(text.contains("\0" + field + "="), "modinfo has no %s", field);
        }
        Expect.that(text.contains("\0parm=period_ms:"), "period_ms is not described");
    }

    private static void lsmod(Trial trial) throws Exception {
        Expect.that(
                KernelModule.ofKernel(trial.options()).isLoaded(),
                "/proc/modules does not list mp1");
    }

    private static void parameter(Trial trial) throws Exception {
        KernelModule.ofKernel(trial.options());
        var file = Path.of("/sys/module/mp1/parameters/period_ms");
        Expect.that(Files.exists(file), "%s does not exist", file);
        Expect.that(Files.readString(file).matches("[0-9]+\n"), "%s is not a number", file);
    }

    private static void slab(Trial trial) throws Exception {
        KernelModule.ofKernel(trial.options());
        var caches = Path.of("/sys/kernel/slab");
        if (!Files.isDirectory(caches)) {
            throw new Case.Skipped("this kernel has no " + caches);
        }
        trial.registered();
        try (var names = Files.list(caches)) {
            Expect.that(
                    names.anyMatch(each -> each.getFileName().toString().contains("mp1")),
                    "no cache in %s is named after mp1",
                    caches);
        }
    }

    private static void second(Trial trial) throws Exception {
        var module = KernelModule.of(trial.options());
        Expect.errno(EEXIST, module.tryLoad(""), "insmod while it is loaded");
        Expect.that(Files.exists(trial.status().path()), "the file is gone");
    }

    private static void badParameter(Trial trial) throws Exception {
        var module = KernelModule.of(trial.options());
        module.unload();
        try {
            for (var value : List.of("0", "-1", "abc", "99999999999")) {
                var parameters = "period_ms=" + value;
                Expect.that(
                        module.tryLoad(parameters) == -EINVAL.number()
                                || value.length() > 10 && !module.isLoaded(),
                        "insmod with %s is not refused",
                        parameters);
                Expect.that(!Files.exists(trial.status().path()), "refused, but the file exists");
            }
        } finally {
            if (module.isLoaded()) {
                module.unload();
            }
            module.load(trial.options().parameters());
        }
    }
}
