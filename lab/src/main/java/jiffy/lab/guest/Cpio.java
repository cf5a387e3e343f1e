// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes a cpio archive in the "newc" form that the kernel unpacks as its first file system
/// (`Documentation/driver-api/early-userspace/buffer-format.rst`). Everything belongs to root, so
/// no privilege is needed to make one. Equal input gives equal bytes.
public final class Cpio implements AutoCloseable {

    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;
    private static final int LINK = 0120000;
    private static final int CHARACTER_DEVICE = 0020000;

    private final OutputStream out;
    private long written;
    private int inode;

    public Cpio(OutputStream out) {
        this.out = out;
    }

    /// @param path without a leading slash; its folder must have been added before
    /// @param mode permission bits
    public void folder(String path, int mode) throws IOException {
        entry(path, FOLDER | mode, new byte[0], 0, 0);
    }

    public void file(String path, int mode, byte[] content) throws IOException {
        entry(path, FILE | mode, content, 0, 0);
    }

    public void link(String path, String target) throws IOException {
        entry(path, LINK | 0777, target.getBytes(StandardCharsets.UTF_8), 0, 0);
    }

    public void characterDevice(String path, int mode, int major, int minor) throws IOException {
        entry(path, CHARACTER_DEVICE | mode, new byte[0], major, minor);
    }

    private void entry(String path, int mode, byte[] content, int major, int minor)
            throws IOException {
        var name = path.getBytes(StandardCharsets.UTF_8);
        var header =
                "070701%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x"
                        .formatted(
                                ++inode,
                                mode,
                                0,
                                0,
                                1,
                                0,
                                content.length,
                                0,
                                0,
                                major,
                                minor,
                                name.length + 1,
                                0);
        write(header.getBytes(StandardCharsets.US_ASCII));
        write(name);
        write(new byte[1]);
        pad();
        write(content);
        pad();
    }

    private void pad() throws IOException {
        write(new byte[(int) (-written & 3)]);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }

    /// Writes the end mark; the stream stays open.
    @Override
    public void close() throws IOException {
        entry("TRAILER!!!", 0, new byte[0], 0, 0);
        out.flush();
    }
}
