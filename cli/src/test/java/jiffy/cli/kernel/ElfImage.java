// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Makes the smallest ELF file that has one section of text, laid out as `elf.h` says.
final class ElfImage {
    private static final int HEADER = 64;
    private static final int SECTION = 64;

    private ElfImage() {}

    static byte[] withSection(String name, String text) {
        var names = ("\0" + name + "\0.shstrtab\0").getBytes(StandardCharsets.UTF_8);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var elf =
                ByteBuffer.allocate(HEADER + 3 * SECTION + names.length + bytes.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        elf.putLong(0x28, HEADER).putShort(0x3a, (short) SECTION);
        elf.putShort(0x3c, (short) 3).putShort(0x3e, (short) 2);
        var data = HEADER + 3 * SECTION;
        section(elf, 1, 1, data, bytes.length);
        section(elf, 2, name.length() + 2, data + bytes.length, names.length);
        elf.put(data, bytes).put(data + bytes.length, names);
        return elf.array();
    }

    private static void section(ByteBuffer elf, int index, int name, int offset, int size) {
        var header = HEADER + index * SECTION;
        elf.putInt(header, name).putLong(header + 0x18, offset).putLong(header + 0x20, size);
    }
}
