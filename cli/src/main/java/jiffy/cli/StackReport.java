// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jiffy.compiler.kbuild.StackDepth;

/// What a module needs of the kernel's stack.
final class StackReport {
    private StackReport() {}

    /// A line for each function that the kernel calls: its bytes, those that there may be, and the
    /// deepest way.
    static String text(List<StackDepth> depths) {
        return depths.stream().map(StackReport::line).collect(Collectors.joining());
    }

    private static String line(StackDepth depth) {
        var way =
                depth.frames().stream()
                        .map(each -> "%s %d".formatted(shown(each), each.bytes()))
                        .collect(Collectors.joining(", "));
        return "%5d of %d bytes: %s%n".formatted(depth.bytes(), depth.limit(), way);
    }

    private static String shown(StackDepth.Frame frame) {
        return frame.method().map(each -> each.name().display()).orElse(frame.function());
    }

    /// For programs.
    static Map<String, Object> json(StackDepth depth) {
        var map = new LinkedHashMap<String, Object>();
        map.put("function", depth.entry());
        map.put("method", depth.method().map(each -> each.name().display()).orElse(null));
        map.put("interrupt", depth.isInterrupt());
        map.put("bytes", depth.bytes());
        map.put("limit", depth.limit());
        map.put("frames", depth.frames().stream().map(StackReport::json).toList());
        return map;
    }

    private static Map<String, Object> json(StackDepth.Frame frame) {
        var map = new LinkedHashMap<String, Object>();
        map.put("function", frame.function());
        map.put("method", frame.method().map(each -> each.name().display()).orElse(null));
        map.put("bytes", frame.bytes());
        return map;
    }
}
