// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiffy.linux.Errno;
import jiffy.mp1.UserApp;
import jiffy.simulator.LiveHome;
import jiffy.simulator.LiveModule;
import jiffy.simulator.LoadError;
import jiffy.simulator.LogLine;
import jiffy.simulator.code.ModuleImage;
import jiffy.simulator.code.ModuleSources;
import jiffy.simulator.fuse.Libc;
import jiffy.simulator.fuse.Mount;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every case of mp1's conformance suite, run by another process against mp1 in this JVM. What is
/// not asked of it stands in [#INAPPLICABLE], with the suite's own reason.
class LiveConformanceTest {
    private static final String SUITE = "jiffy.mp1.conformance.Conformance";
    private static final Pattern CASE =
            Pattern.compile("(?m)^(ok|not ok) \\d+ (\\S+) ?(?:# (.*))?$");
    private static final Pattern PLAN = Pattern.compile("(?m)^1\\.\\.(\\d+)$");

    /// Case, or chapter, and why.
    private static final List<String> INAPPLICABLE =
            List.of(
                    "bad.empty_write: does not hear of empty writes",
                    "hidepid.*: is not in proc",
                    "namespace.mount_shows_its_own_only: is not in proc",
                    "refresh.timer_*: mp1 is no kernel module here",
                    "module.modinfo_is_complete: none of this kernel's",
                    "module.lsmod_lists_it: none of this kernel's",
                    "module.period_is_a_parameter: none of this kernel's",
                    "module.objects_have_a_slab_cache_of_their_own: none of this kernel's");

    @TempDir private Path folder;

    private Path log;

    @BeforeEach
    void canMount() throws IOException {
        var obstacles = Mount.obstacles();
        Assumptions.assumeTrue(obstacles.isEmpty(), () -> String.join("; ", obstacles));
        Assumptions.assumeTrue(Libc.uid() == 0, "the suite acts for several users, as root");
        folder = folder.toRealPath();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        log = Files.createFile(folder.resolve("log.txt"));
    }

    @TestFactory
    Stream<DynamicTest> cases() throws Exception {
        return run(List.of("period_ms=200"), false, "--seconds", "1")
                .filter(each -> !isElsewhere(each.getDisplayName()));
    }

    /// The cases of the two other tests.
    private static boolean isElsewhere(String name) {
        return name.startsWith("limits.") || isOfLoading(name);
    }

    private static boolean isOfLoading(String name) {
        return name.startsWith("module.") || name.startsWith("unload.");
    }

    @TestFactory
    Stream<DynamicTest> limits() throws Exception {
        var limits = List.of("period_ms=200", "user_limit=20", "limit=100");
        return run(limits, false, "--only", "limits.*", "--user-quota", "20", "--limit", "100");
    }

    @TestFactory
    Stream<DynamicTest> loadingAndUnloading() throws Exception {
        var only = List.of("--only", "module.*", "--only", "unload.*", "--seconds", "1");
        return run(List.of("period_ms=200"), true, only.toArray(String[]::new));
    }

    /// @param isControlled whether the suite may load and unload the module
    private Stream<DynamicTest> run(
            List<String> parameters, boolean isControlled, String... options) throws Exception {
        var image = ModuleSources.compile(List.of(Path.of("../modules/mp1/Mp1.java")));
        try (var home = LiveHome.on(folder.resolve("proc"), this::append);
                var control = new Control(home, image, folder.resolve("control"))) {
            assertThat(control.answer("load " + String.join(" ", parameters))).isZero();
            var words = new ArrayList<>(List.of(options));
            words.addAll(List.of("--period-ms", "200"));
            words.addAll(List.of("--file", home.folder().resolve("mp1/status").toString()));
            words.addAll(
                    isControlled
                            ? List.of("--control", control.socket().toString())
                            : List.of("--log", log.toString()));
            return suite(words);
        }
    }

    private synchronized void append(LogLine line) {
        try {
            Files.writeString(log, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<DynamicTest> suite(List<String> options) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                System.getProperty("java.home") + "/bin/java",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classes(),
                                SUITE));
        command.addAll(options);
        var out = folder.resolve("suite.txt");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        int exit = process.waitFor();
        var text = Files.readString(out);
        assertThat(exit).as(text).isBetween(0, 1);
        var cases = CASE.matcher(text).results().map(LiveConformanceTest::test).toList();
        var plan = PLAN.matcher(text);
        assertThat(plan.find()).as(text).isTrue();
        assertThat(cases).hasSize(Integer.parseInt(plan.group(1)));
        return cases.stream();
    }

    private static String classes() throws Exception {
        var source = UserApp.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        return Path.of(source).toString();
    }

    /// A case as a test of its own.
    private static DynamicTest test(MatchResult line) {
        var name = line.group(2);
        var said = Optional.ofNullable(line.group(3)).orElse("");
        var inapplicable = INAPPLICABLE.stream().filter(each -> isOf(name, each)).findFirst();
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    assertThat(line.group(1)).as(said).isEqualTo("ok");
                    if (inapplicable.isPresent()) {
                        var reason = inapplicable.get().split(": ")[1];
                        assertThat(said).startsWith("SKIP").contains(reason);
                    } else {
                        assertThat(said).doesNotStartWith("SKIP");
                    }
                });
    }

    private static boolean isOf(String name, String inapplicable) {
        var which = inapplicable.split(": ")[0];
        return which.endsWith("*")
                ? name.startsWith(which.substring(0, which.length() - 1))
                : name.equals(which);
    }

    /// Loads and unloads the module for the suite.
    private static final class Control implements AutoCloseable {
        private final LiveHome home;
        private final ModuleImage image;
        private final Path socket;
        private final ServerSocketChannel server;
        private Optional<LiveModule> module = Optional.empty();

        Control(LiveHome home, ModuleImage image, Path socket) throws IOException {
            this.home = home;
            this.image = image;
            this.socket = socket;
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().daemon().start(this::serve);
        }

        Path socket() {
            return socket;
        }

        private void serve() {
            while (true) {
                try (var caller = server.accept();
                        var lines =
                                new BufferedReader(
                                        new InputStreamReader(Channels.newInputStream(caller)))) {
                    var answer = answer(lines.readLine()) + "\n";
                    caller.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
                } catch (ClosedChannelException _) {
                    return;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private synchronized int answer(String order) throws IOException {
            var words = order.strip().split(" ");
            return switch (words[0]) {
                case "load" -> load(List.of(words).subList(1, words.length));
                case "unload" -> unload();
                default -> module.isPresent() ? 1 : 0;
            };
        }

        private int load(List<String> parameters) throws IOException {
            try {
                module = Optional.of(home.load(image, parameters));
                return 0;
            } catch (LoadError refused) {
                return -refused.errno();
            }
        }

        private int unload() {
            module.ifPresent(LiveModule::close);
            int result = module.isPresent() ? 0 : -Errno.ENOENT;
            module = Optional.empty();
            return result;
        }

        @Override
        public void close() throws IOException {
            server.close();
            assertThat(module.map(LiveModule::faults).orElse(List.of())).isEmpty();
        }
    }
}
