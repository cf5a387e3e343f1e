// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.mp1.syscall.Descriptor;
import jiffy.simulator.fuse.Libc;
import jiffy.simulator.fuse.Mount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jiffy run mp1 --on jvm` as a process, and processes of this machine that use it.
class LiveRunTest {
    private static final int PATIENCE = 60;
    private static final int SEEK_END = 2;
    private static final long EINVAL = 22;
    private static final Set<PosixFilePermission> ANYBODY =
            PosixFilePermissions.fromString("rwxrwxrwx");

    @TempDir private Path folder;

    private final List<Process> running = new ArrayList<>();
    private Path mount;

    @BeforeEach
    void canMount() throws IOException {
        var obstacles = Mount.obstacles();
        Assumptions.assumeTrue(obstacles.isEmpty(), () -> String.join("; ", obstacles));
        mount = folder.toRealPath().resolve("proc");
    }

    @AfterEach
    void end() throws Exception {
        for (var each : running.reversed()) {
            each.destroy();
            each.waitFor(PATIENCE, TimeUnit.SECONDS);
        }
    }

    private static List<String> command(Path home, String classPath) {
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.name=somebody",
                "--enable-native-access=ALL-UNNAMED",
                "-Djiffy.home=" + home,
                "-cp",
                classPath,
                Jiffy.class.getName());
    }

    private Process start(List<String> first, String... arguments) throws Exception {
        var command = new ArrayList<>(first);
        command.addAll(command(Path.of("..").toRealPath(), System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        log = Files.createTempFile(folder, "out", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JIFFY_CACHE", folder.resolve("cache").toString());
        if (first.isEmpty()) {
            builder.environment().put("PATH", folder.toString());
        }
        var process = builder.redirectOutput(log.toFile()).start();
        running.add(process);
        return process;
    }

    private Path log;

    /// The signals of a terminal may be ignored where tests run: not by this one.
    private Process live() throws Exception {
        var first = List.of("/usr/bin/env", "--default-signal=INT");
        var process = start(first, "run", "mp1", "--on", "jvm", "--mount", mount.toString());
        for (int i = 0; i < PATIENCE * 10 && !Files.readString(log).contains("Ctrl-C"); i++) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            Thread.sleep(100);
        }
        return process;
    }

    private String shell(String script) throws Exception {
        var shell = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        shell.environment().put("S", mount.resolve("mp1/status").toString());
        shell.environment().put("LC_ALL", "C");
        var process = shell.start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    private boolean isMounted() throws Exception {
        return Files.readString(Path.of("/proc/self/mounts")).contains(mount + " ");
    }

    private static void signal(String name, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void realProcessesRegisterAndAreMeasured() throws Exception {
        var jiffy = live();
        var busy = new ProcessBuilder("bash", "-c", "while :; do :; done").start();
        running.add(busy);
        int pid = (int) busy.pid();

        assertThat(shell("echo " + pid + " > $S")).isEmpty();
        long before = Libc.cpuTime(pid).orElseThrow();
        var line = pid + ": ";
        for (int i = 0; i < PATIENCE * 10 && time(line) <= before; i++) {
            Thread.sleep(100);
        }
        assertThat(time(line)).isBetween(before + 1, Libc.cpuTime(pid).orElseThrow());

        signal("STOP", busy, jiffy);
        var whole = shell("sleep 1.5; cat $S");
        assertThat(whole).isEqualTo(line + Libc.cpuTime(pid).orElseThrow());
        assertThat(shell("dd if=$S bs=1 status=none")).isEqualTo(whole);
        assertThat(shell("dd if=$S bs=7 status=none")).isEqualTo(whole);
        assertThat(shell("dd if=$S bs=1 skip=3 status=none")).isEqualTo(whole.substring(3));

        assertThat(shell("echo " + pid + " > $S")).endsWith("File exists");
        assertThat(shell("echo hello | dd of=$S status=none")).endsWith("Invalid argument");
        assertThat(shell("echo 4194305 | dd of=$S status=none")).endsWith("No such process");
        var thread = thread(jiffy);
        assertThat(shell("echo " + thread + " > $S")).endsWith("No such process");

        try (var status = Descriptor.open(mount.resolve("mp1/status"), Descriptor.O_RDONLY)) {
            assertThat(status.seek(0, SEEK_END)).isEqualTo(-EINVAL); // as below /proc
            assertThat(status.seek(3, Descriptor.SEEK_SET)).isEqualTo(3);
        }
        busy.destroyForcibly().waitFor();
        assertThat(shell("for i in {1..100}; do [ -s <(cat $S) ]; sleep .05; done; cat $S"))
                .isEmpty();
        isNotCutInTwo();

        signal("INT", jiffy);
        assertThat(isMounted()).isFalse();
        assertThat(Files.readString(log)).contains("] mp1: loaded", "] mp1: unloaded");
    }

    /// A write of more than a MiB comes in pieces; here the first one ends within the number of a
    /// process, after digits that are the number of another one, if there is such a process.
    private void isNotCutInTwo() throws Exception {
        var long_ = "p=$(cd /proc; ls -d 1?* | head -n 1); [ -z \"$p\" ] && exit; ";
        var write = "printf '%01048574d\\n%d\\n' $$ $p | dd of=$S bs=2M iflag=fullblock 2>&1; ";
        var said = shell(long_ + write + "grep -c '^1: ' $S; grep -c \"^$p: \" $S");
        if (!said.isEmpty()) {
            assertThat(said).endsWith("\n0\n1");
        }
    }

    private static void signal(String name, Process stopped, Process needed) throws Exception {
        assertThat(needed.isAlive()).isTrue();
        new ProcessBuilder("kill", "-" + name, "" + stopped.pid()).start().waitFor();
    }

    private static String thread(Process process) throws IOException {
        try (var threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            var own = "" + process.pid();
            return threads.map(each -> each.getFileName().toString())
                    .filter(each -> !each.equals(own))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long time(String line) throws Exception {
        var said = shell("cat $S");
        assertThat(said).startsWith(line);
        return Long.parseLong(said.substring(line.length()));
    }

    @Test
    void whatWasKilledIsCleanedUpAtTheNextStart() throws Exception {
        signal("KILL", live());
        assertThat(isMounted()).isTrue();
        assertThat(shell("cat $S")).contains("not connected");

        signal("INT", live());
        assertThat(isMounted()).isFalse();
    }

    /// Nothing is on the PATH: no QEMU, no apt, no compiler.
    @Test
    void withoutAKernelMp1IsShownHere() throws Exception {
        var jiffy = start(List.of(), "run", "--apps", "2", "--seconds", "2");
        assertThat(jiffy.waitFor(PATIENCE * 2, TimeUnit.SECONDS)).isTrue();

        var said = Files.readString(log);
        assertThat(jiffy.exitValue()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("no kernel can be had here")))
                .hasSize(1);
        assertThat(said).contains("2 started", "all ended by themselves", "no fault");
        var listed = Pattern.compile("(?m)^ +(\\d+): \\d+$").matcher(said).results();
        var pids = listed.map(line -> line.group(1)).collect(Collectors.groupingBy(pid -> pid));
        assertThat(pids.values()).as(said).hasSize(2).allMatch(times -> times.size() == 2);
        assertThat(said.lines().filter(line -> line.contains(" factorials of "))).hasSize(2);
        mount = folder.toRealPath().resolve("cache/proc");
        assertThat(isMounted()).isFalse();
    }

    /// As on most systems anybody may open the device, which stands in a folder of this test; in a
    /// mount namespace of its own, so that this machine stays as it is.
    private String asOrdinaryUser(String configuration, String script) throws Exception {
        Assumptions.assumeTrue(Libc.uid() == 0, "only root can become somebody else");
        var devices = Files.createDirectory(folder.resolve("devices"));
        Files.writeString(devices.resolve("fuse.conf"), configuration);
        for (var each : List.of(folder, devices)) {
            Files.setPosixFilePermissions(each, ANYBODY);
        }
        var prepared =
                """
                set -e
                mknod $D/fuse c 10 229
                chmod 666 $D/fuse
                mount --bind $D/fuse /dev/fuse
                touch /etc/fuse.conf
                mount --bind $D/fuse.conf /etc/fuse.conf
                user="setpriv --reuid 65534 --regid 65534 --clear-groups"
                touch $D/out
                $user env --default-signal=INT $JIFFY run mp1 --on jvm --mount $M > $D/out 2>&1 &
                for i in {1..600}; do grep -qe Ctrl-C -e jiffy: $D/out && break; sleep .1; done
                set +e
                """;
        var end = "kill -INT $!; wait $!; cat $D/out; grep -c $M /proc/mounts";
        var shell =
                new ProcessBuilder("unshare", "-m", "bash", "-c", prepared + script + end)
                        .redirectErrorStream(true);
        var environment = shell.environment();
        environment.put("D", devices.toString());
        environment.put("M", mount.toString());
        environment.put("S", mount.resolve("mp1/status").toString());
        environment.put("LC_ALL", "C");
        environment.put("JIFFY", String.join(" ", command(devices, readable(devices))));
        environment.put("JIFFY_CACHE", folder.resolve("cache").toString());
        var process = shell.start();
        running.add(process);
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    /// What this user may read, others may not: mp1 and the class path, as copies.
    private static String readable(Path folder) throws Exception {
        var mp1 = Files.createDirectories(folder.resolve("modules/mp1"));
        Files.copy(Path.of("../modules/mp1/Mp1.java"), mp1.resolve("Mp1.java"));
        var copies = new ArrayList<String>();
        for (var each : System.getProperty("java.class.path").split(":")) {
            var copy = folder.resolve(copies.size() + ".jar");
            if (Files.exists(Path.of(each))) {
                Files.copy(ClassJar.of(Path.of(each)), copy);
                copies.add(copy.toString());
            }
        }
        new ProcessBuilder("chmod", "-R", "a+rX", folder.toString()).start().waitFor();
        return String.join(":", copies);
    }

    @Test
    void anOrdinaryUserMountsForHerself() throws Exception {
        needsFusermount();
        var said =
                asOrdinaryUser(
                        "",
                        """
                        $user sh -c 'echo $$ > $S; sed "s/^$$: [0-9]*/seen/" $S'
                        cat $S
                        chmod 600 $D/fuse
                        $user $JIFFY run mp1 --on jvm --mount $M.other
                        """);
        assertThat(said)
                .startsWith("seen\n")
                .contains("mp1/status: Permission denied")
                .contains("only processes of this user", "user_allow_other to /etc/fuse.conf")
                .contains("] mp1: unloaded")
                .contains("jiffy: an ordinary user may not open /dev/fuse\n  sudo chmod 666")
                .doesNotContain("\tat ")
                .endsWith("\n0");
    }

    @Test
    void anOrdinaryUserMountsForAllWhereThatIsAllowed() throws Exception {
        needsFusermount();
        var said =
                asOrdinaryUser(
                        "user_allow_other\n",
                        """
                        $user sh -c 'echo $$ > $S; sed "s/^$$: [0-9]*/seen/" $S'
                        sh -c 'echo $$ > $S; sed "s/^$$: [0-9]*/seen by root/" $S | tail -n 1'
                        """);
        assertThat(said)
                .startsWith("seen\nseen by root\n")
                .doesNotContain("only processes of this user")
                .endsWith("\n0");
    }

    /// Root installs it; who is not root does without.
    private static void needsFusermount() {
        var tools = Tools.of(System.getenv());
        if (tools.root()) tools.require(Progress.silent(), Tools.Tool.FUSERMOUNT);
        Assumptions.assumeTrue(
                tools.find(Tools.Tool.FUSERMOUNT).isPresent(), "there is no fusermount3");
    }
}
