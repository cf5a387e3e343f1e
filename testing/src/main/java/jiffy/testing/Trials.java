// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiffy.lab.KernelFault;
import jiffy.lab.KernelLog;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.LabException;
import jiffy.lab.Progress;
import jiffy.lab.Vm;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/// The tests of one class in one kernel: a machine for all of them, as long as it is sound.
final class Trials implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace OURS = Namespace.create(Trials.class);

    private final KernelTest test;
    private final KernelName kernel;
    private final Lab lab;
    private final Progress progress;
    private Path ko;
    private Vm vm;
    private VmKernel trial;

    Trials(KernelTest test, KernelName kernel, Lab lab, Progress progress) {
        this.test = test;
        this.kernel = kernel;
        this.lab = lab;
        this.progress = progress;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        trial = null;
        abortIfItIsNotFor(kernel, context);
        if (ko == null) ko = build();
        if (vm == null) start(context);
        trial = VmKernel.begin(kernel, vm, ko);
        var method = context.getRequiredTestMethod();
        if (AnnotationSupport.isAnnotated(method, NotLoaded.class)) return;
        var with = AnnotationSupport.findAnnotation(method, LoadedWith.class);
        trial.load(with.map(LoadedWith::value).orElse(new String[0]));
    }

    private static void abortIfItIsNotFor(KernelName kernel, ExtensionContext context) {
        if (!kernel.isUserMode()) return;
        var method = context.getRequiredTestMethod();
        AnnotationSupport.findAnnotation(method, NotInUserMode.class)
                .or(() ->
                        AnnotationSupport.findAnnotation(
                                context.getRequiredTestClass(), NotInUserMode.class))
                .ifPresent(lacking -> {
                    throw new TestAbortedException(
                            "not in User Mode Linux: the test needs " + lacking.value());
                });
    }

    private Path build() {
        return BuiltModules.get(test.module(), lab.kernels().get(kernel, progress), lab, progress);
    }

    /// The machine ends with the run of the class at the latest.
    private void start(ExtensionContext context) {
        vm = lab.boot(KernelExtension.options(test, kernel));
        classOf(context).getStore(OURS).put(vm, vm);
    }

    /// The run of the class; a test that is repeated has a context of its own in between.
    private static ExtensionContext classOf(ExtensionContext test) {
        var context = test.getParent().orElseThrow();
        return context.getTestMethod().isPresent() ? classOf(context) : context;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (trial == null) return; // there is nothing to judge
        if (crashed(context)) {
            discard(); // the test has said why; removing the module might wait forever
            return;
        }
        try {
            if (trial.isLoaded()) trial.unload();
            var leaks = kernel.isSanitizer() ? vm.findLeaks() : "";
            judge(untolerated(trial.log(), context), leaks);
        } catch (LoadFailure | LabException e) {
            discard();
            throw e;
        }
    }

    /// The log without what the test tolerates.
    static KernelLog untolerated(KernelLog log, ExtensionContext context) {
        var tolerates =
                AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), Tolerates.class);
        if (tolerates.isEmpty()) return log;
        var patterns = Stream.of(tolerates.get().value()).map(Pattern::compile).toList();
        return new KernelLog(
                log.entries().stream()
                        .filter(entry ->
                                patterns.stream()
                                        .noneMatch(each -> each.matcher(entry.text()).matches()))
                        .toList());
    }

    private void judge(KernelLog log, String leaks) {
        var verdict = log.verdict(trial.module());
        if (verdict.clean()) return;
        discard(); // a kernel warns of some things only once
        throw new AssertionError(
                verdict + "\nthe whole log of this test:\n" + log + ("\n" + leaks).stripTrailing());
    }

    private static boolean crashed(ExtensionContext context) {
        return context.getExecutionException().filter(KernelFault.class::isInstance).isPresent();
    }

    /// The next test gets another machine.
    private void discard() {
        if (vm != null) vm.close();
        vm = null;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == TestKernel.class || type == Vm.class;
    }

    /// CONTEXT: parameters of a test's method; a constructor runs before there is a machine.
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (trial == null) {
            throw new IllegalStateException("a TestKernel is a parameter of a test's method");
        }
        return parameter.getParameter().getType() == Vm.class ? trial.vm() : trial;
    }
}
