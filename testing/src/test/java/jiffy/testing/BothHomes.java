// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jiffy.simulator.Options;
import jiffy.simulator.Simulator;
import jiffy.simulator.code.ModuleImage;
import jiffy.simulator.code.ModuleSources;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/// Runs a class of tests once for each home that [InBothHomes] names. All of them share the
/// machines.
final class BothHomes implements ClassTemplateInvocationContextProvider {
    private static final Namespace OURS = Namespace.create(BothHomes.class);

    /// Makes a kernel with the module for a test.
    @FunctionalInterface
    private interface Maker {
        TestKernel make() throws Exception;
    }

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
            ExtensionContext context) {
        var asked = context.getRequiredTestClass().getAnnotation(InBothHomes.class);
        var fixtures =
                context.getRoot()
                        .getStore(OURS)
                        .computeIfAbsent(Fixtures.class, _ -> new Fixtures(), Fixtures.class);
        return Stream.of(asked.kernels())
                .map(home -> new In(home, asked.value(), maker(home, asked.value(), fixtures)));
    }

    private static Maker maker(String home, String module, Fixtures fixtures) {
        if (!home.equals(JvmKernel.NAME)) {
            return () -> fixtures.kernel(home, module);
        }
        ModuleImage image = ModuleSources.compile(Fixtures.sources(module));
        return () -> new JvmKernel(new Simulator(image, Options.seed(1)));
    }

    private record In(String home, String module, Maker maker)
            implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return home;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Runs(module, maker));
        }
    }

    /// The tests in one home.
    private static final class Runs
            implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
        private final String module;
        private final Maker maker;
        private Home home;

        Runs(String module, Maker maker) {
            this.module = module;
            this.maker = maker;
        }

        @Override
        public void beforeEach(ExtensionContext context) throws Exception {
            home = new Home(maker.make(), module);
            var method = context.getRequiredTestMethod();
            if (!AnnotationSupport.isAnnotated(method, NotLoaded.class)) {
                var with = AnnotationSupport.findAnnotation(method, LoadedWith.class);
                home.kernel().load(with.map(LoadedWith::value).orElse(new String[0]));
            }
        }

        @Override
        public void afterEach(ExtensionContext context) {
            if (home == null) {
                return;
            }
            if (home.kernel().isLoaded()) {
                home.kernel().unload();
            }
            if (context.getExecutionException().isEmpty()) {
                var log = Trials.untolerated(home.kernel().log(), context);
                assertThat(log.verdict(module)).hasToString("kernel log clean");
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Home.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return home;
        }
    }
}
