// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.Progress;
import jiffy.lab.VmOptions;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
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
        Progress progress = step -> System.err.println("jiffy: " + step);
        var lab = Lab.open(progress);
        return kernels(test, context).stream()
                .map(kernel -> new InKernel(kernel, new Trials(test, kernel, lab, progress)));
    }

    private static List<KernelName> kernels(KernelTest test, ExtensionContext context) {
        var named = context.getConfigurationParameter(KernelTest.KERNELS).orElse("");
        if (!named.isBlank()) return parse(Stream.of(named.split(",")));
        var kernels = parse(Arrays.stream(test.kernels()));
        return kernels.isEmpty() ? List.of(KernelName.DEFAULT) : kernels;
    }

    private static List<KernelName> parse(Stream<String> names) {
        return names.map(String::strip).map(KernelName::parse).toList();
    }

    /// One run of the class.
    private record InKernel(KernelName kernel, Trials trials)
            implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return "Linux " + kernel;
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
                        .cpus(test.cpus())
                        .memoryMb(memory);
        return test.java() ? options : options.withoutJava();
    }
}
