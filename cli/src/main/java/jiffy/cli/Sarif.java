// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Span;

/// Diagnostics as SARIF 2.1.0, which editors and code hosting read.
final class Sarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                    + "sarif-schema-2.1.0.json";
    private static final List<Rule> RULES = Arrays.asList(Rule.values());

    private Sarif() {}

    /// A log of one run, for [Json].
    static Map<String, Object> log(List<Diagnostic> found) {
        var driver = map("name", "jiffy", "rules", RULES.stream().map(Sarif::rule).toList());
        var run =
                map(
                        "tool", map("driver", driver),
                        "columnKind", "utf16CodeUnits",
                        "results", found.stream().map(Sarif::result).toList());
        return map("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run));
    }

    private static Map<String, Object> rule(Rule rule) {
        return map(
                "id",
                rule.code(),
                "shortDescription",
                map("text", rule.summary()),
                "help",
                map("text", "jiffy explain " + rule.code()),
                "defaultConfiguration",
                map("level", "error"));
    }

    private static Map<String, Object> result(Diagnostic found) {
        var result =
                map(
                        "ruleId", found.rule().code(),
                        "ruleIndex", RULES.indexOf(found.rule()),
                        "level", "error",
                        "message", map("text", text(found)));
        found.span().ifPresent(span -> result.put("locations", List.of(location(span))));
        var related = new ArrayList<Map<String, Object>>();
        for (var note : found.notes()) {
            note.span()
                    .map(Sarif::location)
                    .ifPresent(location -> {
                        location.put("id", related.size());
                        location.put("message", map("text", note.message()));
                        related.add(location);
                    });
        }
        if (!related.isEmpty()) {
            result.put("relatedLocations", related);
        }
        return result;
    }

    private static String text(Diagnostic found) {
        return found.message() + found.help().map(help -> "\nhelp: " + help).orElse("");
    }

    private static Map<String, Object> location(Span span) {
        var region =
                map(
                        "startLine", span.line(),
                        "startColumn", span.column(),
                        "endLine", span.endLine(),
                        "endColumn", span.endColumn());
        var file = map("uri", span.file().toUri().toString());
        return map("physicalLocation", map("artifactLocation", file, "region", region));
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
