// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/// The commands, in the order of the help. Reading the annotations of all of them takes longer than
/// most of them do, so a command line gets those only that it may mean.
final class Commands {
    private static final String COMPLETION = "completion";
    private static final Set<String> VERSION = Set.of("--version", "-V");
    private static final Map<String, Class<?>> ALL = all();

    private Commands() {}

    private static Map<String, Class<?>> all() {
        var all = new LinkedHashMap<String, Class<?>>();
        all.put("run", RunCommand.class);
        all.put("test", TestCommand.class);
        all.put("torture", TortureCommand.class);
        all.put("new", NewCommand.class);
        all.put("check", CheckCommand.class);
        all.put("explain", ExplainCommand.class);
        all.put("emit", EmitCommand.class);
        all.put("build", BuildCommand.class);
        all.put("insmod", InsmodCommand.class);
        all.put("lsmod", LsmodCommand.class);
        all.put("modinfo", ModinfoCommand.class);
        all.put("rmmod", RmmodCommand.class);
        all.put("dmesg", DmesgCommand.class);
        all.put("gdb", GdbCommand.class);
        all.put("kernel", KernelCommand.class);
        all.put("vm", VmCommand.class);
        all.put(COMPLETION, GenerateCompletion.class);
        return all;
    }

    /// Gives the command line its commands. Whatever begins with something else than the name of a
    /// command gets all: the help and the suggestions tell of all.
    static void addTo(CommandLine line, String... arguments) {
        var first = arguments.length == 0 ? "" : arguments[0];
        if (arguments.length == 1 && VERSION.contains(first)) {
            return;
        }
        if (ALL.containsKey(first) && !first.equals(COMPLETION)) {
            add(line, first);
        } else {
            ALL.keySet().forEach(name -> add(line, name));
        }
    }

    private static void add(CommandLine line, String name) {
        if (name.equals(COMPLETION)) {
            line.addSubcommand(name, completion());
        } else {
            line.addSubcommand(name, ALL.get(name));
        }
    }

    /// Picocli's own command under a name and with words of ours.
    private static CommandLine completion() {
        var line = new CommandLine(new GenerateCompletion());
        line.getCommandSpec()
                .name(COMPLETION)
                .usageMessage()
                .description(
                        "Print a completion script for bash and zsh: source <(jiffy completion)");
        return line;
    }
}
