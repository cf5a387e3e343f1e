// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jiffy.lab.LabException;
import jiffy.lab.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

    @TempDir Path folder;

    @Test
    void standsWhereTheEnvironmentSays() {
        var all = Map.of("JIFFY_CACHE", "/a", "XDG_CACHE_HOME", "/b", "HOME", "/c");

        assertThat(Cache.of(all).root()).isEqualTo(Path.of("/a"));
        assertThat(Cache.of(Map.of("XDG_CACHE_HOME", "/b", "HOME", "/c")).root())
                .isEqualTo(Path.of("/b/jiffy"));
        assertThat(Cache.of(Map.of("HOME", "/c")).root()).isEqualTo(Path.of("/c/.cache/jiffy"));
        assertThat(Cache.of(Map.of("JIFFY_CACHE", " ", "HOME", "/c")).root())
                .isEqualTo(Path.of("/c/.cache/jiffy"));
    }

    @Test
    void whatFailsHalfWayIsNotThere() {
        var cache = new Cache(folder);

        assertThatThrownBy(() ->
                        cache.makeOnce(
                                "things",
                                "one",
                                Progress.silent(),
                                half -> {
                                    Files.createFile(half.resolve("half"));
                                    throw new IOException("No space left on device");
                                }))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("No space left on device\nhelp: free some space");
        assertThat(folder.resolve("things")).isEmptyDirectory();
    }

    /// Who waited for a lock whose file is deleted holds the one that the next to come asks for.
    @Test
    void aLockThatIsDeletedStillExcludes() throws Exception {
        var cache = new Cache(folder);
        var lock = cache.lock("kind", "one", Progress.silent());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var other =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var said = other.inputReader()) {
            assertThat(said.readLine()).startsWith("waiting for another jiffy");
            lock.delete();
            lock.close();
            assertThat(said.readLine()).isEqualTo("held");

            var steps = new ArrayList<String>();
            Progress endsTheOther =
                    step -> {
                        steps.add(step);
                        other.destroy();
                    };
            cache.lock("kind", "one", endsTheOther).close();
            assertThat(steps).hasSize(1);
        } finally {
            other.destroyForcibly();
        }
    }

    /// Takes the lock and keeps it.
    static final class Holder {
        public static void main(String[] arguments) throws InterruptedException {
            new Cache(Path.of(arguments[0])).lock("kind", "one", System.out::println);
            System.out.println("held");
            Thread.sleep(60_000);
        }
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws IOException {
        var left = Files.createDirectories(folder.resolve("things/tmp-one-123"));
        Files.createFile(left.resolve("half"));

        new Cache(folder).makeOnce("things", "one", Progress.silent(), _ -> {});

        assertThat(left).doesNotExist();
        assertThat(folder.resolve("things/one")).isDirectory();
    }

    @Test
    void ofManyWhoAskOneMakes() throws InterruptedException {
        var made = new AtomicInteger();
        Cache.Maker maker =
                unfinished -> {
                    made.incrementAndGet();
                    Files.createFile(unfinished.resolve("content"));
                    pause(); // long enough for the others to ask
                };
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform().start(() -> make(maker)));
        }
        for (var thread : threads) thread.join();

        assertThat(made).hasValue(1);
    }

    private void make(Cache.Maker maker) {
        new Cache(folder).makeOnce("things", "one", Progress.silent(), maker);
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
