// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.ir.Span;

/// A reason to refuse a program, for programs that read it.
final class DiagnosticJson {
    private DiagnosticJson() {}

    /// What [Json] writes.
    static Map<String, Object> json(Diagnostic diagnostic) {
        var map = new LinkedHashMap<String, Object>();
        map.put("rule", diagnostic.rule().code());
        map.put("message", diagnostic.message());
        map.put("span", diagnostic.span().map(DiagnosticJson::json).orElse(null));
        map.put("notes", diagnostic.notes().stream().map(DiagnosticJson::json).toList());
        map.put("help", diagnostic.help().orElse(null));
        return map;
    }

    private static Map<String, Object> json(Diagnostic.Note note) {
        var map = new LinkedHashMap<String, Object>();
        map.put("message", note.message());
        map.put("span", note.span().map(DiagnosticJson::json).orElse(null));
        return map;
    }

    /// A place.
    static Map<String, Object> json(Span span) {
        var map = new LinkedHashMap<String, Object>();
        map.put("file", span.file().toString());
        map.put("line", span.line());
        map.put("column", span.column());
        map.put("endLine", span.endLine());
        map.put("endColumn", span.endColumn());
        return map;
    }
}
