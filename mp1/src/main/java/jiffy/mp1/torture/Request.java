// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import static jiffy.mp1.syscall.Errno.EEXIST;
import static jiffy.mp1.syscall.Errno.EINVAL;
import static jiffy.mp1.syscall.Errno.ESRCH;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jiffy.mp1.syscall.Errno;
import jiffy.mp1.syscall.SystemCall;

/// What the specification makes of the bytes of one write.
///
/// @param ends where each line ends that is done, up to the first bad one
/// @param pids the process that each of them registers
/// @param errors those that the first bad line may have; empty if there is none
/// @param foreign the text names a process that is none of ours: anything may happen
record Request(List<Integer> ends, List<Long> pids, Set<Errno> errors, boolean foreign) {

    /// What is registered, and what may be.
    interface State {
        boolean isRegistered(long pid);

        /// Whether it has ended, but may be listed until the next refresh.
        boolean isFading(long pid);
    }

    private static final int DIGITS = 10;

    static Request of(byte[] text, Population population, State state) {
        var ends = new ArrayList<Integer>();
        var pids = new ArrayList<Long>();
        var added = new HashSet<Long>();
        var start = 0;
        do {
            var newline = indexOf(text, start);
            var pid = number(text, start, newline);
            if (isForeign(pid, population)) {
                return new Request(ends, pids, Set.of(), true);
            }
            var errors = errors(pid, population, state, added);
            if (!errors.isEmpty()) {
                return new Request(ends, pids, errors, false);
            }
            start = Math.min(newline + 1, text.length);
            ends.add(start);
            pids.add(pid);
            added.add(pid);
        } while (start < text.length);
        return new Request(ends, pids, Set.of(), false);
    }

    /// Where the line ends: at its newline, or where the text ends.
    private static int indexOf(byte[] text, int start) {
        var at = start;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }

    /// The number in a line; 0 if it is none, or out of range.
    private static long number(byte[] text, int start, int end) {
        if (end - start > DIGITS) {
            return 0;
        }
        var number = 0L;
        for (var at = start; at < end; at++) {
            if (text[at] < '0' || text[at] > '9') {
                return 0;
            }
            number = number * 10 + text[at] - '0';
        }
        return number > Integer.MAX_VALUE ? 0 : number;
    }

    private static boolean isForeign(long pid, Population population) {
        return pid != 0
                && !population.isOurs(pid)
                && !population.isThread(pid)
                && SystemCall.KILL.call(pid, 0) == 0;
    }

    private static Set<Errno> errors(
            long pid, Population population, State state, Set<Long> added) {
        if (pid == 0) {
            return Set.of(EINVAL);
        }
        if (!population.isOurs(pid)) {
            return state.isFading(pid) ? Set.of(ESRCH, EEXIST) : Set.of(ESRCH);
        }
        return state.isRegistered(pid) || added.contains(pid) ? Set.of(EEXIST) : Set.of();
    }

    /// Bytes that the write should take.
    int taken() {
        return ends.isEmpty() ? 0 : ends.getLast();
    }

    /// Whether every line is done.
    boolean isWhole() {
        return errors.isEmpty() && !foreign;
    }
}
