// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1;

import java.io.IOException;
import java.io.PrintStream;
import jiffy.mp1.syscall.CpuClock;
import jiffy.mp1.syscall.Errno;
import jiffy.mp1.syscall.ErrnoException;

/// The lecture's program: registers itself with mp1, computes factorials until it has used 10 to 15
/// s of CPU time, and prints the list. Any number of them may run at once.
public final class UserApp {

    private static final int LARGEST = 1000;
    private static final long NANOS = 1_000_000_000;
    private static final long MILLI = 1_000_000;

    private final UserAppOptions options;
    private final Mp1 mp1;
    private final PrintStream out;
    private final long pid = ProcessHandle.current().pid();

    private UserApp(UserAppOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        mp1 = new Mp1(options.file());
    }

    /// Runs the program and ends the JVM with its exit code.
    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /// Runs the program.
    ///
    /// @return 0 done, 1 mp1 refused or is not loaded, 2 wrong command line
    static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            var options = UserAppOptions.parse(arguments);
            if (options.help()) {
                out.print(UserAppOptions.HELP);
            } else {
                new UserApp(options, out).run();
            }
            return 0;
        } catch (IllegalArgumentException wrong) {
            err.println("userapp: " + wrong.getMessage() + " (--help tells more)");
            return 2;
        } catch (IOException refused) {
            err.println("userapp: " + refused.getMessage());
            return 1;
        }
    }

    private void run() throws IOException {
        register();
        compute();
        printList();
    }

    private void register() throws Mp1Exception {
        try {
            mp1.register();
            say("registered in " + mp1.statusFile());
        } catch (Mp1Exception refused) {
            if (!refused.errno().equals(Errno.EEXIST)) {
                throw refused;
            }
            say("was registered already");
        }
    }

    private void compute() throws ErrnoException {
        say("computing factorials for " + options.seconds() + " s of CPU time");
        var clock = CpuClock.self();
        var end = clock.nanos() + (long) (options.seconds() * NANOS);
        var computed = 0L;
        var bits = 0L;
        do {
            bits += Factorial.of((int) (computed % LARGEST) + 1).bitLength();
            computed++;
        } while (clock.nanos() < end);
        var used = clock.nanos() / MILLI;
        say(
                "computed "
                        + computed
                        + " factorials of "
                        + bits
                        + " bits; CPU time so far "
                        + used
                        + " ms");
    }

    private void printList() throws Mp1Exception {
        var list = mp1.read();
        say(mp1.statusFile() + ", as of the last refresh:");
        out.print(lines(list));
        if (list.stream().noneMatch(each -> each.pid() == pid)) {
            throw Mp1Exception.malformed(mp1.statusFile(), "it does not list process " + pid);
        }
    }

    /// One print of whole lines, so that several programs on one terminal do not mix theirs.
    private static String lines(Iterable<CpuTime> list) {
        var text = new StringBuilder();
        for (var each : list) {
            text.append(each).append('\n');
        }
        return text.toString();
    }

    private void say(String text) {
        out.print("userapp " + pid + ": " + text + "\n");
        out.flush();
    }
}
