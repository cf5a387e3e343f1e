// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jiffy.cli.failure.Failure;

/// What a `.ko` says of itself: the `key=value` strings of its `.modinfo` section
/// (`linux/moduleparam.h`).
///
/// @param entries in the order of the file
public record ModuleInfo(List<Entry> entries) {
    private static final int ELF_MAGIC = 0x7f454c46;
    private static final int HEADER = 64;
    private static final int SECTION_HEADER = 64;

    /// @param key such as `license`
    /// @param value such as `GPL`
    public record Entry(String key, String value) {}

    /// @param name what `insmod` calls it
    /// @param type such as `int`
    /// @param description empty if there is none
    public record Parameter(String name, String type, String description) {}

    /// Reads a module.
    ///
    /// @param name for error messages
    /// @param bytes the file: ELF, 64 bit, little endian
    /// @throws Failure if it is no kernel module
    public static ModuleInfo parse(String name, byte[] bytes) {
        if (bytes.length < HEADER || ByteBuffer.wrap(bytes).getInt() != ELF_MAGIC) {
            throw noModule(name, "it is not in the ELF format");
        }
        try {
            var section = section(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
            return new ModuleInfo(
                    entries(section.orElseThrow(() -> noModule(name, "it has no .modinfo"))));
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            throw noModule(name, "its ELF format is damaged");
        }
    }

    private static Failure noModule(String name, String reason) {
        return Failure.usage(
                name + " is no kernel module: " + reason, "jiffy build makes a .ko of a module");
    }

    /// Offsets are those of `Elf64_Ehdr` and `Elf64_Shdr` (`elf.h`).
    private static Optional<byte[]> section(ByteBuffer elf) {
        var headers = (int) elf.getLong(0x28);
        var count = elf.getShort(0x3c);
        var names = slice(elf, headers + elf.getShort(0x3e) * SECTION_HEADER);
        for (var i = 0; i < count; i++) {
            var header = headers + i * SECTION_HEADER;
            if (text(names, elf.getInt(header)).equals(".modinfo")) {
                return Optional.of(slice(elf, header));
            }
        }
        return Optional.empty();
    }

    private static byte[] slice(ByteBuffer elf, int header) {
        var bytes = new byte[Math.toIntExact(Math.min(elf.getLong(header + 0x20), elf.limit()))];
        elf.get((int) elf.getLong(header + 0x18), bytes);
        return bytes;
    }

    private static String text(byte[] bytes, int from) {
        var to = from;
        while (bytes[to] != 0) {
            to++;
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static List<Entry> entries(byte[] section) {
        var entries = new ArrayList<Entry>();
        for (var each : new String(section, StandardCharsets.UTF_8).split("\0+")) {
            var equals = each.indexOf('=');
            if (equals > 0) {
                entries.add(new Entry(each.substring(0, equals), each.substring(equals + 1)));
            }
        }
        return List.copyOf(entries);
    }

    /// The first value of a key.
    public Optional<String> get(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    /// What `insmod` takes behind the file.
    public List<Parameter> parameters() {
        var descriptions = byName("parm");
        return byName("parmtype").entrySet().stream()
                .map(type -> parameter(type.getKey(), type.getValue(), descriptions))
                .toList();
    }

    private static Parameter parameter(String name, String type, Map<String, String> descriptions) {
        return new Parameter(name, type, descriptions.getOrDefault(name, ""));
    }

    /// The values `NAME:TEXT` of a key.
    private Map<String, String> byName(String key) {
        var byName = new LinkedHashMap<String, String>();
        for (var entry : entries) {
            var colon = entry.value().indexOf(':');
            if (entry.key().equals(key) && colon > 0) {
                byName.put(entry.value().substring(0, colon), entry.value().substring(colon + 1));
            }
        }
        return byName;
    }

    /// As `modinfo` of kmod prints it.
    public String show(String file) {
        var lines = new ArrayList<String>();
        lines.add(line("filename", file));
        entries.stream()
                .filter(entry -> !entry.key().startsWith("parm"))
                .forEach(entry -> lines.add(line(entry.key(), entry.value())));
        for (var each : parameters()) {
            var text = "%s:%s (%s)".formatted(each.name(), each.description(), each.type());
            lines.add(line("parm", text));
        }
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private static String line(String key, String value) {
        return "%-16s%s".formatted(key + ":", value);
    }
}
