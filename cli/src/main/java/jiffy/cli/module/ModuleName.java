// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.module;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import jiffy.cli.failure.Failure;

/// The name of a new module: one that the kernel's loader, kbuild, and Java as the name of a
/// package all take.
///
/// @param text such as `answer` or `packet_count`
public record ModuleName(String text) {
    /// `MODULE_NAME_LEN` (`linux/module.h`) is 56 with the terminating NUL on 64-bit kernels.
    private static final int LONGEST = 55;

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]*");

    /// gcc's gnu11 defines these as macros, so kbuild cannot use them as names.
    private static final Set<String> MACROS = Set.of("linux", "unix", "i386");

    /// Names of classes that a new module's source uses.
    private static final Set<String> USED = Set.of("Log", "Errno", "ProcFile", "SeqFile");

    /// @throws Failure with the reason, if no module can be called that
    public ModuleName {
        if (text.length() > LONGEST) {
            throw refused(text, "it is longer than %d characters".formatted(LONGEST));
        }
        if (!SHAPE.matcher(text).matches()) {
            throw refused(text, "it must be of a-z, 0-9 and _, and start with a letter");
        }
        if (SourceVersion.isKeyword(text)) {
            throw refused(text, "it is a word of the Java language");
        }
        if (MACROS.contains(text)) {
            throw refused(text, "the C compiler defines a macro of that name");
        }
    }

    private static Failure refused(String text, String reason) {
        return Failure.usage(
                "`%s` cannot be the name of a module: %s".formatted(text, reason),
                "take one such as hello, packet_count or mp4");
    }

    /// The name of its class: `packet_count` gives `PacketCount`. One that would hide a class that
    /// the source uses gets `Module` behind it.
    public String className() {
        var name =
                Arrays.stream(text.split("_+"))
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
        return USED.contains(name) || isInJavaLang(name) ? name + "Module" : name;
    }

    private static boolean isInJavaLang(String name) {
        try {
            Class.forName("java.lang." + name);
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
