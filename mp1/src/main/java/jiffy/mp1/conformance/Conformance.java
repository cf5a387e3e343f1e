// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import jiffy.mp1.syscall.ErrnoException;

/// The conformance suite as a program. Its `--help` tells how to run it.
public final class Conformance {

    private final Options options;
    private final PrintStream out;
    private int passed;
    private int failed;
    private int skipped;

    private Conformance(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /// Runs the suite and ends the JVM with its exit code, also if a case hangs in the kernel.
    public static void main(String... arguments) {
        System.setProperty(
                "jdk.lang.Process.launchMechanism", "FORK"); // no helper program a process
        var exitCode = run(System.out, System.err, arguments);
        System.out.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    /// Runs the suite.
    ///
    /// @return 0 every case passed or was skipped, 1 a case failed, 2 nothing could be tested
    static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            return new Conformance(Options.parse(arguments), out).run();
        } catch (IllegalArgumentException wrong) {
            err.println("conformance: " + wrong.getMessage() + " (--help tells more)");
        } catch (IOException missing) {
            err.println("conformance: " + missing.getMessage());
        }
        return 2;
    }

    /// Every case, in the order in which they run.
    static List<Case> cases() {
        return Stream.of(
                        InterfaceCases.all(),
                        BadInputCases.all(),
                        SeveralLinesCases.all(),
                        ReadCases.all(),
                        CpuTimeCases.all(),
                        RefreshCases.all(),
                        NamespaceCases.all(),
                        TenancyCases.all(),
                        HidepidCases.all(),
                        StressCases.all(),
                        ModuleCases.all(),
                        UnloadCases.all(),
                        KernelLogCases.all())
                .flatMap(List::stream)
                .toList();
    }

    private int run() throws IOException {
        if (options.help()) {
            out.print(Options.HELP);
            return 0;
        }
        var selected = cases().stream().filter(each -> options.selects(each.name())).toList();
        if (selected.isEmpty()) {
            throw new IllegalArgumentException("--only selects no case");
        }
        if (options.list()) {
            selected.forEach(each -> out.println(each.name()));
            return 0;
        }
        load();
        out.println(Ktap.header(selected.size()));
        selected.forEach(this::run);
        out.println(Ktap.closing(passed, failed, skipped));
        return failed == 0 ? 0 : 1;
    }

    private void load() throws IOException {
        KernelLog.begin(options.log());
        if (Files.exists(options.file())) {
            return;
        }
        if (options.module() == null && options.control() == null) {
            throw new IOException(
                    "nothing to test: "
                            + options.file()
                            + " does not exist; insmod mp1.ko, or name it with --module");
        }
        KernelModule.of(options).load(options.parameters());
    }

    private void run(Case each) {
        var number = passed + failed + skipped + 1;
        var start = System.nanoTime();
        try {
            attempt(each);
            passed++;
            out.println(Ktap.passed(number, each.name(), (System.nanoTime() - start) / 1_000_000));
        } catch (Case.Skipped missing) {
            skipped++;
            out.println(Ktap.skipped(number, each.name(), missing.getMessage()));
        } catch (Case.Unmet | ErrnoException unmet) {
            failed++;
            out.println(Ktap.failed(number, each.name(), unmet.getMessage()));
        } catch (Exception broken) {
            failed++;
            out.println(Ktap.failed(number, each.name(), "could not be tested: " + broken));
            Stream.of(broken.getStackTrace())
                    .limit(6)
                    .forEach(frame -> out.println(Ktap.diagnostic("  at " + frame)));
        }
        out.flush();
    }

    /// Runs a case in a thread of its own, so that one that hangs is only one that failed.
    private void attempt(Case each) throws Exception {
        var task =
                new FutureTask<Void>(() -> {
                    try (var trial = new Trial(options)) {
                        each.body().run(trial);
                    }
                    return null;
                });
        var thread = Thread.ofPlatform().daemon().name(each.name()).start(task);
        try {
            task.get(options.timeout(), TimeUnit.SECONDS);
        } catch (TimeoutException hanging) {
            thread.interrupt();
            throw new Case.Unmet("does not end within " + options.timeout() + " s");
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw thrown;
        }
    }
}
