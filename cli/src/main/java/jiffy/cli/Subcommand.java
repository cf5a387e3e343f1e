// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jiffy.cli.module.ModuleFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What the commands have in common: where they write.
@Command(mixinStandardHelpOptions = true, showDefaultValues = true)
abstract class Subcommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    private Progress progress;

    /// For what was asked for: a program may read it.
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /// For words to the person at the keyboard.
    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /// For what takes a while.
    final Progress progress() {
        if (progress == null) {
            progress = new Progress(err());
        }
        return progress;
    }

    /// The module that the command line names.
    static ModuleFolder module(String what) throws IOException {
        var ours = Home.folder().resolve("modules");
        return ModuleFolder.find(what, Path.of("modules"), List.of(ours));
    }
}
