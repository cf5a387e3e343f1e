// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import jiffy.lab.LabException;
import jiffy.lab.Tools;
import jiffy.lab.host.Cache;
import jiffy.lab.machine.Machine;

/// States of machines that somebody wanted to be able to go back to. Unlike a template, one is
/// complete in itself: memory and all in one file.
///
/// @param folder of all snapshots of one machine
public record Snapshots(Path folder) {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// Saves the state of a running machine, replacing one of that name; the machine goes on.
    public void save(QemuMachine machine, String name) {
        var home = folder.resolve(checked(name));
        var unfinished = folder.resolve("tmp-" + name);
        try (var control = machine.control()) {
            Cache.delete(unfinished);
            Files.createDirectories(unfinished);
            control.stop();
            try {
                control.ignoreSharedMemory();
                control.save(unfinished.resolve("state"), LIMIT);
            } finally {
                control.resume();
            }
            try (var out = Files.newBufferedWriter(unfinished.resolve("machine.properties"))) {
                QemuCommandFile.write(machine.command()).store(out, null);
            }
            Cache.delete(home);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Cache.failure("cannot save the snapshot " + name, e);
        } finally {
            Cache.delete(unfinished);
        }
    }

    /// Starts a machine that goes on where the snapshot was taken.
    ///
    /// @param place the machine's own folder
    public QemuMachine restore(String name, Path place, Machine.Life life, Tools tools) {
        var home = existing(name);
        var memory = new QemuCommand.Memory.Own();
        try (var in = Files.newBufferedReader(home.resolve("machine.properties"))) {
            var properties = new Properties();
            properties.load(in);
            var command = QemuCommandFile.read(properties);
            var machine = QemuMachine.start(command, memory, place, true, life, tools);
            load(machine, home.resolve("state"));
            return machine;
        } catch (IOException e) {
            throw Cache.failure("cannot restore the snapshot " + name, e);
        }
    }

    private static void load(QemuMachine machine, Path state) throws IOException {
        try (var control = machine.control()) {
            control.ignoreSharedMemory();
            control.load(state, LIMIT);
            control.resume();
        } catch (IOException | RuntimeException e) {
            machine.kill();
            throw e;
        }
    }

    /// The folder of a snapshot.
    ///
    /// @throws LabException with the names there are, if there is none of that name
    public Path existing(String name) {
        var home = folder.resolve(checked(name));
        if (Files.exists(home.resolve("state"))) return home;
        var names = names();
        throw LabException.withHelp(
                "there is no snapshot " + name,
                names.isEmpty() ? "take one first" : "one of " + String.join(", ", names));
    }

    /// The names there are, in order.
    public List<String> names() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> !name.startsWith("tmp-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Cache.failure("cannot list " + folder, e);
        }
    }

    private static String checked(String name) {
        if (name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,40}") && !name.startsWith("tmp-")) {
            return name;
        }
        throw new LabException(
                "a snapshot's name is made of letters, digits, dots, dashes and underscores, not "
                        + name);
    }
}
