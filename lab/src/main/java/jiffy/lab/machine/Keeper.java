// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.machine;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jiffy.lab.LabException;

/// Starts processes that must not outlive this JVM.
///
/// Linux sends the parent-death signal when the *thread* that started a child ends
/// (`PR_SET_PDEATHSIG` in prctl(2)), so all are started by one thread that never does. It covers
/// `kill -9`; the shutdown hook covers systems where the signal is lost.
final class Keeper {

    private static final Set<Process> OURS = ConcurrentHashMap.newKeySet();

    private static final ExecutorService THREAD =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("jiffy-keeper").factory());

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> OURS.forEach(Process::destroyForcibly)));
    }

    private Keeper() {}

    static Process start(ProcessBuilder builder) {
        try {
            var process = THREAD.submit(builder::start).get();
            OURS.add(process);
            process.onExit().thenAccept(OURS::remove);
            return process;
        } catch (ExecutionException e) {
            throw cannotStart(builder, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cannotStart(builder, e);
        }
    }

    /// One that goes on without us.
    static Process startForGood(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw cannotStart(builder, e);
        }
    }

    private static LabException cannotStart(ProcessBuilder builder, Throwable e) {
        return new LabException(
                "cannot start %s: %s".formatted(builder.command().getFirst(), e), e);
    }
}
