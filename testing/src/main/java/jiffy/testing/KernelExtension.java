// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.Progress;
import jiffy.lab.VmOptions;
import jiffy.simulator.Options;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Runs a class of tests once for each kernel that it names.
final class KernelExtension implements ClassTemplateInvocationContextProvider {

    /// Another memory than that which a test class asks for, in MiB.
    static final String MEMORY_PROPERTY = "jiffy.memory";

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
            ExtensionContext context) {
        var test =
                AnnotationSupport.findAnnotation(context.getRequiredTestClass(), KernelTest.class)
                        .orElseThrow();
        var named = asked(context);
        return named.isEmpty()
                ? kernels(test).stream().flatMap(name -> ifHere(name, test, context))
                : named.stream().flatMap(name -> in(name, test, context));
    }

    /// A kernel that takes long to build is used if it is here, or if somebody asks for it.
    private static Stream<ClassTemplateInvocationContext> ifHere(
            String name, KernelTest test, ExtensionContext context) {
        if (name.equals(JvmKernel.NAME)) return in(name, test, context);
        var kernel = KernelName.parse(name);
        var why = Lab.open(Progress.silent()).kernels().whyNotForTests(kernel);
        if (why.isEmpty()) return in(name, test, context);
        return Stream.of(new InKernel("Linux " + kernel, new LeftOut(why.get())));
    }

    /// Skips the run.
    record LeftOut(String why) implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return ConditionEvaluationResult.disabled(why);
        }
    }

    private static Stream<ClassTemplateInvocationContext> in(
            String name, KernelTest test, ExtensionContext context) {
        if (name.equals(JvmKernel.NAME)) {
            return schedules(context).map(schedule -> simulated(test, schedule));
        }
        Progress progress = step -> System.err.println("jiffy: " + step);
        var kernel = KernelName.parse(name);
        var trials = new Trials(test, kernel, Lab.open(progress), progress);
        return Stream.of(new InKernel("Linux " + kernel, trials));
    }

    /// One plain schedule, or as many as somebody asks for.
    private static Stream<Options> schedules(ExtensionContext context) {
        var seed = number(context, KernelTest.SEED);
        var count = number(context, KernelTest.SCHEDULES);
        if (count.isEmpty()) {
            return Stream.of(Options.seed(seed.orElse(1)));
        }
        long first = seed.orElse(1);
        return LongStream.range(first, first + count.getAsLong()).mapToObj(Options::exploring);
    }

    private static OptionalLong number(ExtensionContext context, String parameter) {
        var text = context.getConfigurationParameter(parameter).orElse("");
        return text.isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    private static ClassTemplateInvocationContext simulated(KernelTest test, Options schedule) {
        return new InKernel("simulated, " + schedule.replay(), new Simulation(test, schedule));
    }

    private static List<String> asked(ExtensionContext context) {
        var named = context.getConfigurationParameter(KernelTest.KERNELS).orElse("");
        if (named.isBlank()) return List.of();
        return Stream.of(named.split(",")).map(String::strip).toList();
    }

    private static List<String> kernels(KernelTest test) {
        var kernels = List.of(test.kernels());
        return kernels.isEmpty() ? List.of(KernelName.DEFAULT.toString()) : kernels;
    }

    /// One run of the class.
    private record InKernel(String name, Extension trials)
            implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(trials);
        }
    }

    /// What a test asks of its machine.
    static VmOptions options(KernelTest test, KernelName kernel) {
        var memory = Integer.getInteger(MEMORY_PROPERTY, test.memoryMb());
        var options =
                VmOptions.DEFAULT
                        .kernel(kernel)
                        .clock(test.clock())
                        .cpus(Math.min(test.cpus(), kernel.cpusMax()))
                        .memoryMb(memory);
        return test.java() ? options : options.withoutJava();
    }
}
