// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The name of a kernel that the lab knows: a series and one of Debian's flavours of it, as in
/// `6.1-cloud-amd64`, or a kernel that is built here from Debian's source: a User Mode Linux, as in
/// `uml-sanitizer`, or one for an emulated machine, as in `6.1-sanitizer`. Which exact release that
/// is, apt decides.
///
/// @param series `6.1` or `6.12`, Debian 12's own kernel and the newer one that it offers beside it
/// @param flavour `cloud-amd64` (starts fastest), `amd64` (all drivers), `rt-amd64` (PREEMPT_RT);
///     of 6.12 also `uml` (a process of the host) and `uml-sanitizer` (one that complains); of 6.1
///     also `sanitizer` (complains, with several processors) and `kcsan` (complains of data races)
public record KernelName(String series, String flavour) {

    private static final List<String> SERIES = List.of("6.1", "6.12");
    private static final List<String> FLAVOURS = List.of("cloud-amd64", "amd64", "rt-amd64");
    private static final String USER_MODE_SERIES = "6.12";
    private static final List<String> USER_MODE = List.of("uml", "uml-sanitizer");
    private static final String ON_REQUEST_SERIES = "6.1";
    private static final List<String> ON_REQUEST = List.of("sanitizer", "kcsan");

    /// As `CONFIG_NR_CPUS` of those has it.
    private static final int ON_REQUEST_CPUS = 4;

    public static final KernelName DEFAULT = new KernelName("6.1", "cloud-amd64");

    public KernelName {
        if (!isKnown(series, flavour)) {
            throw LabException.withHelp(
                    "there is no kernel named " + text(series, flavour),
                    "one of " + names().collect(Collectors.joining(", ")));
        }
    }

    private static boolean isKnown(String series, String flavour) {
        if (USER_MODE.contains(flavour)) return series.equals(USER_MODE_SERIES);
        if (ON_REQUEST.contains(flavour)) return series.equals(ON_REQUEST_SERIES);
        return SERIES.contains(series) && FLAVOURS.contains(flavour);
    }

    /// Every kernel that there is, in order.
    public static List<KernelName> all() {
        return names().map(KernelName::parse).toList();
    }

    /// Reads a name such as `6.1-cloud-amd64`; the series alone means its cloud flavour.
    ///
    /// @throws LabException with the names there are
    public static KernelName parse(String text) {
        if (USER_MODE.contains(text)) return new KernelName(USER_MODE_SERIES, text);
        var dash = text.indexOf('-');
        return dash < 0
                ? new KernelName(text, DEFAULT.flavour)
                : new KernelName(text.substring(0, dash), text.substring(dash + 1));
    }

    private static Stream<String> names() {
        var debian = SERIES.stream().flatMap(s -> FLAVOURS.stream().map(f -> text(s, f)));
        var onRequest = ON_REQUEST.stream().map(f -> text(ON_REQUEST_SERIES, f));
        return Stream.of(debian, USER_MODE.stream(), onRequest).flatMap(each -> each);
    }

    private static String text(String series, String flavour) {
        return USER_MODE.contains(flavour) ? flavour : series + "-" + flavour;
    }

    /// Whether it is a program of the host, without a machine around it.
    public boolean isUserMode() {
        return USER_MODE.contains(flavour);
    }

    /// Whether it was built to complain of what modules do wrong with memory, locks and sleep.
    public boolean isSanitizer() {
        return flavour.endsWith("sanitizer");
    }

    /// Whether it comes from Debian's source, rather than from its packages of kernels.
    public boolean isBuiltHere() {
        return isUserMode() || isOnRequest();
    }

    /// Whether it takes so long to build that tests use it only where somebody asked for it.
    public boolean isOnRequest() {
        return ON_REQUEST.contains(flavour);
    }

    /// How many processors it can have.
    public int cpusMax() {
        if (isUserMode()) return 1;
        return isOnRequest() ? ON_REQUEST_CPUS : 64;
    }

    @Override
    public String toString() {
        return text(series, flavour);
    }
}
