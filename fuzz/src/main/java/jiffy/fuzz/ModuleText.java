// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jiffy.fuzz.tree.Piece.Block;

/// Several programs as one module, whose parameter says which of them runs.
///
/// @param starts the line at which each program starts
public record ModuleText(String name, String java, List<Program> programs, List<Integer> starts) {
    /// The module of some programs.
    ///
    /// @param name of the class; the module's is the same in lower case
    public static ModuleText of(String name, List<Program> programs) {
        var text = new StringBuilder(head(name));
        var starts = new ArrayList<Integer>();
        text.append("    @Parameter static int which = ")
                .append(programs.getFirst().number())
                .append(";\n\n    public ")
                .append(name)
                .append("() throws Errno {\n        switch (which) {\n");
        for (var each : programs) {
            text.append(
                    "            case %d -> run%d();\n".formatted(each.number(), each.number()));
        }
        text.append("            default -> throw new Errno(Errno.ENODEV);\n        }\n    }\n");
        for (var each : programs) {
            text.append('\n');
            starts.add((int) text.chars().filter(c -> c == '\n').count() + 1);
            members(each.members(), text);
        }
        text.append("}\n");
        return new ModuleText(name, text.toString(), programs, starts);
    }

    private static String head(String name) {
        return """
        // SPDX-License-Identifier: MIT OR GPL-2.0
        package programs;

        import module jiffy.linux;

        @KernelModule(name = "%s", license = "Dual MIT/GPL", description = "Nobody wrote this")
        @SuppressWarnings("all")
        public final class %s {
        """
                .formatted(name.toLowerCase(Locale.ROOT), name);
    }

    private static void members(Block members, StringBuilder text) {
        for (var each : members.statements()) {
            text.append("    ");
            each.pieces().forEach(piece -> piece.print(text, 1));
            text.append('\n');
        }
    }

    /// The program that a line belongs to.
    Program at(int line) {
        for (int i = starts.size() - 1; i >= 0; i--) {
            if (line >= starts.get(i)) {
                return programs.get(i);
            }
        }
        return programs.getFirst();
    }
}
