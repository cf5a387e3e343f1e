// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jiffy.mp1.Mp1;
import jiffy.mp1.syscall.LoadableModule;

/// What one run of [Torture] does.
///
/// @param stage `fuzz`, `races`, `cycles`, `storm` or `replay`
/// @param module the `.ko`
/// @param name what the kernel calls it
/// @param parameters for loading it
/// @param seed of all that is random
/// @param first the number of the first program
/// @param seconds how long it goes on
/// @param cycles how often the module is loaded in `cycles`, at most
/// @param periodMs between two refreshes
/// @param crowd how many processes a crowd is
record Plan(
        String stage,
        Path module,
        String name,
        String parameters,
        long seed,
        long first,
        double seconds,
        long cycles,
        int periodMs,
        int crowd) {

    static Plan parse(List<String> words) {
        Map<String, String> values = new HashMap<>();
        for (var at = 0; at + 1 < words.size(); at += 2) {
            values.put(words.get(at), words.get(at + 1));
        }
        return new Plan(
                values.getOrDefault("stage", "fuzz"),
                Path.of(values.getOrDefault("module", "/tmp/mp1.ko")),
                values.getOrDefault("name", "mp1"),
                values.getOrDefault("parameters", ""),
                Long.parseLong(values.getOrDefault("seed", "1")),
                Long.parseLong(values.getOrDefault("first", "0")),
                Double.parseDouble(values.getOrDefault("seconds", "10")),
                Long.parseLong(values.getOrDefault("cycles", "1000")),
                Integer.parseInt(values.getOrDefault("period", "5000")),
                Integer.parseInt(values.getOrDefault("crowd", "700")));
    }

    Victim victim() {
        var loadable = new LoadableModule(module, name);
        return new Victim(Mp1.STATUS_FILE, loadable, parameters);
    }
}
