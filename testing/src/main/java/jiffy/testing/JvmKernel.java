// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jiffy.lab.Command;
import jiffy.lab.KernelLog;
import jiffy.lab.LogEntry;
import jiffy.lab.Result;
import jiffy.simulator.Access;
import jiffy.simulator.CallError;
import jiffy.simulator.LoadError;
import jiffy.simulator.LogLine;
import jiffy.simulator.OpenFile;
import jiffy.simulator.Process;
import jiffy.simulator.Simulator;
import org.opentest4j.TestAbortedException;

/// The simulated kernel. A test that asks it for what only a machine has is aborted, not failed.
record JvmKernel(Simulator simulator) implements TestKernel {
    /// What it is called where kernels are named.
    static final String NAME = "jvm";

    private static final int BUFFER = 65_536;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void load(String... parameters) {
        refused(() -> simulator.load(parameters));
    }

    @Override
    public void unload() {
        refused(simulator::unload);
    }

    private static void refused(Runnable change) {
        try {
            change.run();
        } catch (LoadError e) {
            throw new LoadFailure(e.getMessage(), e.errno());
        }
    }

    @Override
    public boolean isLoaded() {
        return simulator.isLoaded();
    }

    @Override
    public Result exec(Command command) {
        var firstLine = command.toString().lines().findFirst().orElse("");
        throw needsAMachine("runs `" + firstLine + "`");
    }

    static TestAbortedException needsAMachine(String what) {
        return new TestAbortedException("only in a real kernel: the test " + what);
    }

    @Override
    public boolean exists(String path) {
        return simulator.exists(path);
    }

    @Override
    public String read(String path) {
        return failing(() -> simulator.init().read(path));
    }

    @Override
    public String read(String path, int bufferSize) {
        return failing(() -> simulator.init().read(path, bufferSize));
    }

    @Override
    public String readAt(String path, long offset, int count) {
        return failing(() -> {
            try (var file = simulator.init().open(path, Access.READ)) {
                return new String(file.readAt(offset, count), StandardCharsets.UTF_8);
            }
        });
    }

    @Override
    public String readFrom(String path, long offset) {
        return failing(() -> {
            try (var file = simulator.init().open(path, Access.READ)) {
                file.seek(offset, OpenFile.Whence.START);
                return file.readAll(BUFFER);
            }
        });
    }

    @Override
    public int failEachAllocation(Runnable operation, Consumer<Boolean> afterwards) {
        return new AllocationWalk(new Allocations(simulator), operation, afterwards).run();
    }

    private record Allocations(Simulator simulator) implements AllocationWalk.Switch {
        @Override
        public void on(int number) {
            simulator.failAllocation(number);
        }

        @Override
        public boolean off() {
            return simulator.spareAllocations();
        }
    }

    @Override
    public int write(String path, String text) {
        return failing(() -> simulator.init().write(path, text));
    }

    private static <T> T failing(Supplier<T> call) {
        try {
            return call.get();
        } catch (CallError e) {
            throw new CallFailure(e.getMessage(), e.errno());
        }
    }

    @Override
    public TestProcess process() {
        return new SimulatedProcess(simulator.process(0));
    }

    private record SimulatedProcess(Process process) implements TestProcess {
        @Override
        public int pid() {
            return process.number();
        }

        @Override
        public void computes() {
            process.computes();
        }

        @Override
        public void cpuTime(Duration time) {
            process.cpuTime(time);
        }

        @Override
        public void exit() {
            process.exit();
        }
    }

    @Override
    public void concurrently(Runnable... programs) {
        simulator.together(programs);
    }

    @Override
    public KernelLog log() {
        var lines = simulator.log();
        return new KernelLog(
                IntStream.range(0, lines.size()).mapToObj(i -> entry(i, lines)).toList());
    }

    private static LogEntry entry(int sequence, List<LogLine> lines) {
        var line = lines.get(sequence);
        return new LogEntry(
                OptionalLong.of(sequence),
                OptionalDouble.of(line.nanos() / 1e9),
                OptionalInt.of(line.level()),
                line.text());
    }

    @Override
    public void advance(Duration time) {
        simulator.advance(time);
    }
}
