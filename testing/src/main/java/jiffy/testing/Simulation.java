// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.util.List;
import jiffy.lab.Vm;
import jiffy.simulator.Options;
import jiffy.simulator.Simulator;
import jiffy.simulator.code.ModuleImage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/// The tests of one class in the simulated kernel: a new one for each test, all with one schedule.
final class Simulation implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final ModuleImage image;
    private final Options options;
    private JvmKernel trial;

    Simulation(KernelTest test, Options options) {
        image = ModuleImage.of(test.module());
        this.options = options;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        trial = null;
        abortIfItNeedsAMachine(context);
        trial = new JvmKernel(new Simulator(image, options));
        var method = context.getRequiredTestMethod();
        if (!AnnotationSupport.isAnnotated(method, NotLoaded.class)) {
            var with = AnnotationSupport.findAnnotation(method, LoadedWith.class);
            trial.load(with.map(LoadedWith::value).orElse(new String[0]));
        }
    }

    private static void abortIfItNeedsAMachine(ExtensionContext context) {
        var method = context.getRequiredTestMethod();
        if (List.of(method.getParameterTypes()).contains(Vm.class)) {
            throw JvmKernel.needsAMachine("asks for a Vm");
        }
        if (AnnotationSupport.isAnnotated(method, NeedsMachine.class)
                || AnnotationSupport.isAnnotated(
                        context.getRequiredTestClass(), NeedsMachine.class)) {
            throw JvmKernel.needsAMachine("looks at what only that has");
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (trial == null || context.getExecutionException().isPresent()) {
            return; // there is nothing to judge, or the test has said why
        }
        if (trial.isLoaded()) {
            trial.unload();
        }
        var log = Trials.untolerated(trial.log(), context);
        var verdict = log.verdict(trial.simulator().module());
        if (!verdict.clean()) {
            throw new AssertionError(verdict + "\nthe whole log of this test:\n" + log);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestKernel.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (trial == null) {
            throw new IllegalStateException("a TestKernel is a parameter of a test's method");
        }
        return trial;
    }
}
