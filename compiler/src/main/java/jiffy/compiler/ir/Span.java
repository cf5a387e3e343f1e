// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.nio.file.Path;

/// A place in a source file. Lines and columns count from 1; the end is behind the last character.
public record Span(Path file, int line, int column, int endLine, int endColumn) {
    /// The file's own name, without folders.
    public String fileName() {
        return file.getFileName().toString();
    }

    @Override
    public String toString() {
        return fileName() + ":" + line + ":" + column;
    }
}
