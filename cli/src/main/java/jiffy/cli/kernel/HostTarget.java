// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jiffy.cli.failure.Failure;
import jiffy.lab.KernelLog;

/// The kernel of this machine.
public final class HostTarget implements Target {
    /// Where the programs for modules are, also where an ordinary user's `PATH` leaves them out.
    private static final String SYSTEM_FOLDERS = ":/usr/sbin:/sbin";

    @Override
    public Ended run(List<String> command) throws IOException {
        var builder = new ProcessBuilder("/bin/sh", "-c", "exec \"$@\"", "sh");
        builder.command().addAll(command);
        var path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().put("PATH", path + SYSTEM_FOLDERS);
        builder.environment().put("LC_ALL", "C");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return finish(command, builder.start());
    }

    private static Ended finish(List<String> command, Process process) throws IOException {
        try (var err = process.getErrorStream()) {
            var said = CompletableFuture.supplyAsync(() -> read(err));
            var out = read(process.getInputStream());
            var ended = new Ended(process.waitFor(), out, said.join());
            if (ended.exit() == 127) {
                throw Failure.machine(
                        command.getFirst() + " is not installed",
                        "install it, for example: sudo apt-get install kmod util-linux");
            }
            return ended;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.getFirst(), e);
        }
    }

    private static String read(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    @Override
    public String put(Path file) {
        return file.toAbsolutePath().toString();
    }

    @Override
    public KernelLog log() throws IOException {
        var ended = run(List.of("dmesg"));
        if (!ended.ok()) {
            throw Failure.failed(
                    "the kernel's log cannot be read: " + ended.err().strip(),
                    "on this machine only root may read it: use sudo");
        }
        return KernelLog.parse(ended.out());
    }

    @Override
    public String describe() {
        return "this machine's kernel";
    }

    @Override
    public void close() {}
}
