// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.module;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import jiffy.cli.failure.Failure;
import jiffy.lab.KernelName;
import jiffy.lab.host.Cache;
import jiffy.testing.KernelTest;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/// The tests of one module: compiled against what this command itself is made of, and run in this
/// process.
public final class ModuleTests {
    private static final String API_MODULE = "jiffy.linux";

    private final ModuleFolder module;
    private final Map<String, String> parameters;
    private final List<String> classPath;

    /// The tests of a module, in the kernels that they name.
    public ModuleTests(ModuleFolder module) {
        this(module, Map.of());
    }

    /// The tests of a module, seeing the classes of this process.
    ///
    /// @param kernels to run them in; if there are none, those that the tests name
    public ModuleTests(ModuleFolder module, List<KernelName> kernels) {
        this(module, inKernels(kernels));
    }

    /// The tests of a module, with configuration parameters of [KernelTest].
    public ModuleTests(ModuleFolder module, Map<String, String> parameters) {
        this.module = module;
        this.parameters = parameters;
        this.classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    /// Compiles and runs them.
    ///
    /// @param listener hears how it goes
    /// @throws Failure if there are none, or they do not compile
    public TestExecutionSummary run(TestExecutionListener listener) throws IOException {
        var tests = module.tests();
        if (tests.isEmpty()) {
            throw Failure.usage(
                    "there are no tests in " + module.folder().resolve("test"),
                    "put a JUnit test there; jiffy new NAME shows one");
        }
        var classes = module.build().resolve("test-classes");
        compile(Stream.concat(module.sources().stream(), tests.stream()).toList(), classes);
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            return run(classes, loader, listener);
        }
    }

    private void compile(List<Path> sources, Path classes) throws IOException {
        Cache.delete(classes); // of a test that is gone, too
        Files.createDirectories(classes);
        var found = new DiagnosticCollector<JavaFileObject>();
        var javac = ToolProvider.getSystemJavaCompiler();
        try (var files = javac.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            if (!javac.getTask(null, files, found, options(classes), null, units).call()) {
                throw Failure.failed("the tests do not compile", errors(found));
            }
        }
    }

    /// The API must be a module for `import module`; whatever else there is need not be.
    private List<String> options(Path classes) {
        Predicate<String> isApi = entry -> entry.contains("kernel-api");
        return List.of(
                "-d",
                classes.toString(),
                "-p",
                joined(isApi),
                "--add-modules",
                API_MODULE,
                "-cp",
                joined(isApi.negate()),
                "-proc:none",
                "-g",
                "-parameters");
    }

    private String joined(Predicate<String> which) {
        return classPath.stream().filter(which).collect(Collectors.joining(File.pathSeparator));
    }

    private static String errors(DiagnosticCollector<JavaFileObject> found) {
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    private TestExecutionSummary run(
            Path classes, ClassLoader loader, TestExecutionListener listener) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            var summary = new SummaryGeneratingListener();
            var request =
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(classes)))
                            .configurationParameters(parameters)
                            .build();
            LauncherFactory.create().execute(request, summary, listener);
            return summary.getSummary();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Map<String, String> inKernels(List<KernelName> kernels) {
        var names = kernels.stream().map(KernelName::toString).collect(Collectors.joining(","));
        return names.isEmpty() ? Map.of() : Map.of(KernelTest.KERNELS, names);
    }
}
