// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.io.IOException;
import java.util.List;

/// What all of the above left in the kernel's log.
final class KernelLogCases {

    private static final int MOST = 200;

    private KernelLogCases() {}

    static List<Case> all() {
        return List.of(new Case("log.is_clean_and_bounded", KernelLogCases::clean));
    }

    private static void clean(Trial trial) throws IOException {
        var messages = KernelLog.messages();
        var foreign = messages.stream().filter(each -> !KernelLog.isAllowed(each)).toList();
        Expect.that(
                foreign.isEmpty(),
                "%d messages that are not mp1's, the first: %s",
                foreign.size(),
                foreign.isEmpty() ? "" : foreign.getFirst());
        Expect.that(messages.size() <= MOST, "the log has grown by %d messages", messages.size());
    }
}
