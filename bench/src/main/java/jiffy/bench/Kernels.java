// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jiffy.compiler.kbuild.BuildFailure;
import jiffy.compiler.kbuild.Kbuild;
import jiffy.lab.Kernel;
import jiffy.lab.KernelName;
import jiffy.lab.KernelStore;
import jiffy.lab.LabException;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;

/// How long kernels take to boot, and what tests of a module may cost in them: loading mp1,
/// registering a process, reading the list, unloading, and looking through the log.
final class Kernels {
    private static final int BOOTS = 5;
    private static final int TESTS = 20;

    private Kernels() {}

    static void main(String... arguments) throws Exception {
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.println("usage: bench/run kernels [NAME...], without: all in the cache");
            return;
        }
        try {
            measure(Workshop.open(), Arrays.stream(arguments).map(KernelName::parse).toList());
        } catch (LabException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void measure(Workshop workshop, List<KernelName> asked) throws Exception {
        System.out.println("| kernel | first boot, s | later boots, s | tests a second |");
        System.out.println("| --- | ---: | ---: | ---: |");
        for (var each : workshop.lab().kernels().list()) {
            if (asked.isEmpty() ? each.cached().isPresent() : asked.contains(each.name())) {
                measure(workshop, kernel(workshop, each));
            }
        }
    }

    private static Kernel kernel(Workshop workshop, KernelStore.Listed listed) {
        return workshop.lab().kernels().get(listed.name(), workshop.progress());
    }

    private static void measure(Workshop workshop, Kernel kernel) throws Exception {
        workshop.progress().step("booting %s %d times".formatted(kernel.name(), BOOTS));
        var boots = new double[BOOTS];
        for (int i = 0; i < BOOTS; i++) {
            long start = System.nanoTime();
            try (var _ = boot(workshop, kernel)) {
                boots[i] = seconds(start);
            }
        }
        var later = Arrays.stream(boots).skip(1).sorted().toArray();
        var ko = mp1(workshop, kernel);
        workshop.progress().step("testing in %s".formatted(kernel.name()));
        try (var vm = boot(workshop, kernel)) {
            test(vm, ko);
            long start = System.nanoTime();
            for (int i = 0; i < TESTS; i++) test(vm, ko);
            System.out.println(
                    String.format(
                            Locale.ROOT,
                            "| `%s` | %.1f | %.1f | %.1f |",
                            kernel.name(),
                            boots[0],
                            later[later.length / 2],
                            TESTS / seconds(start)));
        }
    }

    private static Vm boot(Workshop workshop, Kernel kernel) {
        return workshop.lab().boot(VmOptions.DEFAULT.kernel(kernel.name()).withoutJava());
    }

    private static void test(Vm vm, Path ko) {
        var mark = vm.log().end();
        vm.insmod(ko, "period_ms=1000").orThrow();
        vm.shell("echo $$ >/proc/mp1/status && cat /proc/mp1/status").orThrow();
        vm.rmmod("mp1").orThrow();
        var verdict = vm.log().after(mark).verdict("mp1");
        if (!verdict.clean()) throw new LabException("" + verdict);
    }

    private static Path mp1(Workshop workshop, Kernel kernel)
            throws IOException, InterruptedException {
        var source = workshop.sources().resolve("../modules/mp1/Mp1.java");
        var out = workshop.folder("kernels-" + kernel.release());
        try {
            return Kbuild.build(Workshop.compile(List.of(source)), kernel.headers(), out).ko();
        } catch (BuildFailure e) {
            throw new LabException(e.getMessage(), e);
        }
    }

    private static double seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }
}
