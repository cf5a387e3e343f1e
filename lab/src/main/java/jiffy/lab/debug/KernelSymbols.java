// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.debug;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// The names of a kernel's functions and variables, as an ELF file that gdb reads. Pure. (A kernel
/// as Debian ships it comes without its `vmlinux`.)
///
/// @param symbols with their addresses
record KernelSymbols(List<Symbol> symbols) {

    /// A line of `/proc/kallsyms` that is no module's, nor an offset into per-CPU data.
    private static final Pattern LINE = Pattern.compile("(f{8}[0-9a-f]{8}) ([a-zA-Z]) (\\S+)");

    private static final int HEADER = 64; // Elf64_Ehdr
    private static final int SECTION = 64; // Elf64_Shdr
    private static final int SYMBOL = 24; // Elf64_Sym
    private static final String SECTION_NAMES = "\0.text\0.symtab\0.strtab\0";

    /// @param type as `nm` has it
    record Symbol(long address, char type, String name) {
        private boolean isFunction() {
            return "tTwW".indexOf(type) >= 0;
        }
    }

    KernelSymbols {
        symbols = List.copyOf(symbols);
    }

    /// Reads `/proc/kallsyms`.
    static KernelSymbols parse(String kallsyms) {
        return new KernelSymbols(
                kallsyms.lines()
                        .map(LINE::matcher)
                        .filter(line -> line.matches())
                        .map(line ->
                                new Symbol(
                                        Long.parseUnsignedLong(line.group(1), 16),
                                        line.group(2).charAt(0),
                                        line.group(3)))
                        .toList());
    }

    /// An ELF executable of x86-64 with nothing but these symbols: all of them in one section that
    /// spans them and has no content.
    byte[] elf() {
        var names = new ByteArrayOutputStream();
        names.writeBytes(SECTION_NAMES.getBytes(StandardCharsets.US_ASCII));
        var table = little((symbols.size() + 1) * SYMBOL);
        table.position(SYMBOL); // the first one is none
        for (var each : symbols) {
            table.putInt(names.size()).put((byte) (each.isFunction() ? 0x12 : 0x11)).put((byte) 0);
            table.putShort((short) 1).putLong(each.address).putLong(0);
            names.writeBytes((each.name + '\0').getBytes(StandardCharsets.UTF_8));
        }
        return file(table.array(), names.toByteArray());
    }

    private byte[] file(byte[] table, byte[] names) {
        long sections = HEADER + table.length + names.length;
        long low = symbols.stream().mapToLong(Symbol::address).min().orElse(0);
        long high = symbols.stream().mapToLong(Symbol::address).max().orElse(0);
        var file = little((int) sections + 4 * SECTION);
        header(file, sections);
        file.put(table).put(names);
        file.position(file.position() + SECTION); // the first one is none
        section(file, ".text", 8, 6, low, HEADER, high + 1 - low, 0, 0);
        section(file, ".symtab", 2, 0, 0, HEADER, table.length, 3, SYMBOL);
        section(file, ".strtab", 3, 0, 0, HEADER + table.length, names.length, 0, 0);
        return file.array();
    }

    private static void header(ByteBuffer file, long sections) {
        file.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1).put(new byte[9]);
        file.putShort((short) 2).putShort((short) 62).putInt(1); // an executable of x86-64
        file.putLong(0).putLong(0).putLong(sections).putInt(0);
        file.putShort((short) HEADER).putShort((short) 0).putShort((short) 0);
        file.putShort((short) SECTION).putShort((short) 4).putShort((short) 3);
    }

    private static void section(
            ByteBuffer file,
            String name,
            int type,
            long flags,
            long address,
            long offset,
            long size,
            int link,
            long entry) {
        file.putInt(SECTION_NAMES.indexOf(name)).putInt(type).putLong(flags).putLong(address);
        file.putLong(offset).putLong(size).putInt(link).putInt(1).putLong(1).putLong(entry);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
