// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Trusted;

/// What a module binds by itself, listed: the compiler believes it, so that a reader should look.
final class TrustedText {
    private TrustedText() {}

    /// Lines for people; a line that says so if there is nothing.
    static String of(Module module) {
        return module.trusted().isEmpty()
                ? "nothing is trusted beside the kernel API\n"
                : module.trusted().stream().map(TrustedText::lines).collect(Collectors.joining());
    }

    /// Place, name and facts, and behind them the C.
    private static String lines(Trusted binding) {
        var span = binding.span();
        String facts =
                binding.facts().isEmpty() ? "" : " (" + String.join(", ", binding.facts()) + ")";
        return "%s:%d:%d: %s%s\n%s\n"
                .formatted(
                        span.fileName(),
                        span.line(),
                        span.column(),
                        binding.name(),
                        facts,
                        binding.template().indent(4).stripTrailing());
    }

    /// What [Json] writes.
    static List<Map<String, Object>> json(Module module) {
        return module.trusted().stream().map(TrustedText::json).toList();
    }

    private static Map<String, Object> json(Trusted binding) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", binding.name());
        map.put("c", binding.template());
        map.put("facts", binding.facts());
        map.put("headers", binding.headers());
        map.put("span", DiagnosticJson.json(binding.span()));
        return map;
    }
}
