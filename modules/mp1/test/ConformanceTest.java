// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every case of the conformance suite, on two processors, run by the guest's own Java.
@KernelTest(
        module = Mp1.class,
        kernels = {"6.1-cloud-amd64", "6.12-cloud-amd64"},
        clock = VmOptions.Clock.REAL,
        cpus = 2,
        java = true)
class ConformanceTest {
    private static final String SUITE = "jiffy.mp1.conformance.Conformance";
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final String KO = "/tmp/mp1.ko"; // where jiffy.lab.Vm.insmod puts it

    private static final Pattern PLAN = Pattern.compile("(?m)^1\\.\\.(\\d+)$");
    private static final Pattern CASE =
            Pattern.compile("(?m)^(ok|not ok) \\d+ (\\S+) ?(?:# (.*))?$");

    @TestFactory
    @LoadedWith("period_ms=200")
    Stream<DynamicTest> cases(Vm vm) throws Exception {
        return run(vm, "period_ms=200", "--seconds", "1").filter(each -> !isOfLimits(each));
    }

    @TestFactory
    @LoadedWith({"period_ms=200", "user_limit=20", "limit=100"})
    Stream<DynamicTest> limits(Vm vm) throws Exception {
        var parameters = "period_ms=200 user_limit=20 limit=100";
        var limits = new String[] {"--only", "limits.*", "--user-quota", "20", "--limit", "100"};
        return run(vm, parameters, limits);
    }

    /// Only [#limits] tells the suite what they are.
    private static boolean isOfLimits(DynamicTest test) {
        return test.getDisplayName().startsWith("limits.");
    }

    private static Stream<DynamicTest> run(Vm vm, String parameters, String... options)
            throws Exception {
        UserSpace.install(vm);
        var words = new ArrayList<>(List.of("--module", KO, "--parameters", parameters));
        words.addAll(List.of(options));
        var suite = UserSpace.program(SUITE, LIMIT, words.toArray(String[]::new));
        var result = vm.exec(suite);
        var text = result.stdout();
        assertThat(result.exit()).as(text + result.stderr()).isBetween(0, 1);
        var cases = CASE.matcher(text).results().map(ConformanceTest::test).toList();
        var plan = PLAN.matcher(text);
        assertThat(plan.find()).as(text).isTrue();
        assertThat(cases).hasSize(Integer.parseInt(plan.group(1)));
        return cases.stream();
    }

    /// A case as a test of its own; what a machine made for it lacks is a failure.
    private static DynamicTest test(MatchResult line) {
        var said = line.group(3) == null ? "" : line.group(3);
        var passed = line.group(1).equals("ok") && !said.startsWith("SKIP");
        return DynamicTest.dynamicTest(line.group(2), () -> assertThat(passed).as(said).isTrue());
    }
}
