// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import jiffy.lab.host.ProcessIdentity;

/// `machine.properties` in a machine's folder: what another process of ours has to know of it.
///
/// @param properties all of them
public record MachineFile(Properties properties) {

    private static final String NAME = "machine.properties";
    private static final String PROCESS = "process";

    /// The file of a folder, empty if it has none.
    public static MachineFile read(Path folder) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve(NAME))) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            properties.clear(); // not there or torn: nothing is known
        }
        return new MachineFile(properties);
    }

    /// What it says, or nothing.
    public String get(String key) {
        return properties.getProperty(key, "");
    }

    /// The process, if it runs.
    public Optional<ProcessIdentity> running() {
        return ProcessIdentity.parse(get(PROCESS)).filter(ProcessIdentity::isAlive);
    }

    /// Writes it, whole or not at all.
    public void write(Path folder, ProcessIdentity process) throws IOException {
        properties.setProperty(PROCESS, process.toString());
        var unfinished = folder.resolve(NAME + ".new");
        try (var out = Files.newBufferedWriter(unfinished)) {
            properties.store(out, null);
        }
        Files.move(unfinished, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
    }
}
