// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// A [QemuCommand] as a properties file, so that a later process can start the like of it.
final class QemuCommandFile {

    private QemuCommandFile() {}

    static Properties write(QemuCommand command) {
        var properties = new Properties();
        properties.setProperty("accelerator", command.accelerator());
        properties.setProperty("memoryMb", "" + command.memoryMb());
        properties.setProperty("cpus", "" + command.cpus());
        properties.setProperty("virtualTime", "" + command.virtualTime());
        properties.setProperty("nanosecondsShift", "" + command.nanosecondsShift());
        properties.setProperty("kernel", command.kernel().toString());
        properties.setProperty("initramfs", command.initramfs().toString());
        command.disk().ifPresent(disk -> properties.setProperty("disk", disk.toString()));
        properties.setProperty("kernelArguments", String.join("\n", command.kernelArguments()));
        return properties;
    }

    static QemuCommand read(Properties properties) {
        var arguments = properties.getProperty("kernelArguments");
        return new QemuCommand(
                properties.getProperty("accelerator"),
                Integer.parseInt(properties.getProperty("memoryMb")),
                Integer.parseInt(properties.getProperty("cpus")),
                Boolean.parseBoolean(properties.getProperty("virtualTime")),
                Integer.parseInt(properties.getProperty("nanosecondsShift")),
                Path.of(properties.getProperty("kernel")),
                Path.of(properties.getProperty("initramfs")),
                Optional.ofNullable(properties.getProperty("disk")).map(Path::of),
                arguments.isEmpty() ? List.of() : List.of(arguments.split("\n")));
    }
}
