// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import jiffy.mp1.syscall.CpuClock;

/// A process with threads, which a case steers: each line that it reads is an order, each line that
/// it prints says that the order is done.
final class Worker {

    private Worker() {}

    /// Follows orders until its input ends: `burn N` uses N ms of CPU time in a new thread that
    /// then ends; `spin` starts a thread that uses CPU time without end.
    public static void main(String... arguments) throws Exception {
        System.out.println("ready");
        var orders = new BufferedReader(new InputStreamReader(System.in));
        for (var order = orders.readLine(); order != null; order = orders.readLine()) {
            obey(order.split(" "));
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void obey(String[] order) throws Exception {
        switch (order[0]) {
            case "burn" -> burn(Long.parseLong(order[1]) * 1_000_000);
            case "spin" -> Thread.ofPlatform().daemon().start(Worker::spin);
            default -> throw new IllegalArgumentException(order[0]);
        }
    }

    private static void burn(long nanos) throws Exception {
        var end = CpuClock.self().nanos() + nanos;
        var thread = Thread.ofPlatform().start(() -> burnUntil(end));
        thread.join();
    }

    private static void burnUntil(long end) {
        try {
            while (CpuClock.self().nanos() < end) {
                Thread.onSpinWait();
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    /// The case's side of it.
    record Client(Process process) {

        Client {
            expect(process, "ready");
        }

        long pid() {
            return process.pid();
        }

        /// Gives an order and waits until it is done.
        void order(String order) throws IOException {
            var orders = process.outputWriter();
            orders.write(order + "\n");
            orders.flush();
            expect(process, "done");
        }

        private static void expect(Process process, String word) {
            try {
                var line = process.inputReader().readLine();
                if (!word.equals(line)) {
                    throw new IllegalStateException("the worker said " + line);
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
