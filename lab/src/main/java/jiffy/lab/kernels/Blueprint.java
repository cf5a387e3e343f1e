// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.kernels;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiffy.lab.KernelName;
import jiffy.lab.Tools;
import jiffy.lab.host.Cache;

/// What tells a kernel that is built here from the others.
///
/// @param architecture as kbuild calls it
/// @param folder of our files for it
/// @param options files of configuration in there
/// @param patches files in there that say why they are applied
/// @param image what the build makes and a machine boots
/// @param isProgram whether that is a program of the host
/// @param tools that the build takes beside those that all take
/// @param moduleTools programs outside of `scripts` that the build of a module runs
record Blueprint(
        String architecture,
        String folder,
        List<String> options,
        List<String> patches,
        String image,
        boolean isProgram,
        List<Tools.Tool> tools,
        List<String> moduleTools) {

    /// Times of users and of the kernel are told apart by the first; a line that was told to wait
    /// goes on with the second; a fork may fail with the third.
    private static final List<String> USER_MODE_PATCHES =
            List.of("cpu-accounting.patch", "serial-throttle.patch", "failed-fork.patch");

    /// What a flavour has beside what all of its kind have.
    private static final Map<String, List<String>> OWN =
            Map.of(
                    "uml", List.of(),
                    "uml-sanitizer", List.of("sanitizer.config"),
                    "sanitizer", List.of("sanitizer.config"),
                    "kcsan", List.of("kcsan.config"));

    static Blueprint of(KernelName name) {
        return name.isUserMode() ? userMode(name.flavour()) : emulated(name.flavour());
    }

    private static Blueprint userMode(String flavour) {
        return new Blueprint(
                "um",
                "uml",
                withOwn("uml.config", flavour),
                USER_MODE_PATCHES,
                "linux",
                true,
                List.of(Tools.Tool.PATCH, Tools.Tool.STRIP),
                List.of());
    }

    private static Blueprint emulated(String flavour) {
        return new Blueprint(
                "x86",
                "qemu",
                withOwn("qemu.config", flavour),
                List.of(),
                "arch/x86/boot/bzImage",
                false,
                List.of(Tools.Tool.GZIP),
                List.of("tools/objtool/objtool"));
    }

    private static List<String> withOwn(String common, String flavour) {
        var own = OWN.get(flavour).stream();
        return Stream.concat(Stream.of(common), own).toList();
    }

    /// What the kernel's configuration is asked to be.
    String config(String flavour) {
        return text(options) + "CONFIG_LOCALVERSION=\"-%s\"\n".formatted(flavour);
    }

    /// All patches, one after the other.
    String patch() {
        return text(patches);
    }

    private String text(List<String> names) {
        return names.stream()
                .map(each -> new String(resource(each), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /// A file that comes with us.
    byte[] resource(String name) {
        try (var in = Blueprint.class.getResourceAsStream("/jiffy/lab/" + folder + "/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw Cache.failure("cannot read the lab's own " + name, e);
        }
    }
}
