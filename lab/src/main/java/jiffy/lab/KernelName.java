// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.util.List;

/// The name of a kernel that the lab knows: a series and one of Debian's flavours of it, as in
/// `6.1-cloud-amd64`. Which exact release that is, apt decides.
///
/// @param series `6.1` or `6.12`, Debian 12's own kernel and the newer one that it offers beside it
/// @param flavour `cloud-amd64` (starts fastest), `amd64` (all drivers), `rt-amd64` (PREEMPT_RT)
public record KernelName(String series, String flavour) {

    private static final List<String> SERIES = List.of("6.1", "6.12");
    private static final List<String> FLAVOURS = List.of("cloud-amd64", "amd64", "rt-amd64");

    public static final KernelName DEFAULT = new KernelName("6.1", "cloud-amd64");

    public KernelName {
        if (!SERIES.contains(series) || !FLAVOURS.contains(flavour)) {
            throw LabException.withHelp(
                    "there is no kernel named " + series + "-" + flavour,
                    "one of " + String.join(", ", names()));
        }
    }

    /// Every kernel that there is, in order.
    public static List<KernelName> all() {
        return SERIES.stream()
                .flatMap(
                        series -> FLAVOURS.stream().map(flavour -> new KernelName(series, flavour)))
                .toList();
    }

    /// Reads a name such as `6.1-cloud-amd64`; the series alone means its cloud flavour.
    ///
    /// @throws LabException with the names there are
    public static KernelName parse(String text) {
        var dash = text.indexOf('-');
        return dash < 0
                ? new KernelName(text, DEFAULT.flavour)
                : new KernelName(text.substring(0, dash), text.substring(dash + 1));
    }

    private static List<String> names() {
        return SERIES.stream().flatMap(s -> FLAVOURS.stream().map(f -> s + "-" + f)).toList();
    }

    @Override
    public String toString() {
        return series + "-" + flavour;
    }
}
