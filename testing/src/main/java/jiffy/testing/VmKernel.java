// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jiffy.lab.Command;
import jiffy.lab.KernelLog;
import jiffy.lab.KernelName;
import jiffy.lab.LabException;
import jiffy.lab.Result;
import jiffy.lab.Vm;

/// A real kernel, in a virtual machine.
///
/// @param since where the test's part of the log begins
/// @param failing makes its system calls, of which allocations may fail
record VmKernel(KernelName kernel, Vm vm, Path ko, KernelLog.Mark since, FailNth failing)
        implements TestKernel {

    private static final byte[] NOTHING = {};

    static VmKernel begin(KernelName kernel, Vm vm, Path ko) {
        return new VmKernel(kernel, vm, ko, vm.log().end(), new FailNth(vm));
    }

    @Override
    public String name() {
        return kernel.toString();
    }

    String module() {
        return BuiltModules.name(ko);
    }

    @Override
    public void load(String... parameters) {
        if (failing.isOn()) loadFailing(parameters);
        else refuseUnlessOk(vm.insmod(ko, parameters));
    }

    /// Without a program that needs memory for itself.
    private void loadFailing(String... parameters) {
        var words = new ArrayList<>(List.of("insmod", failing.file(ko)));
        words.addAll(List.of(parameters));
        refuseUnlessOk(failing.call(NOTHING, words.toArray(String[]::new)));
    }

    @Override
    public void unload() {
        refuseUnlessOk(
                failing.isOn() ? failing.call(NOTHING, "rmmod", module()) : vm.rmmod(module()));
    }

    private static void refuseUnlessOk(Result result) {
        if (result.ok()) return;
        throw new LoadFailure(result.stderr().strip(), isCall(result) ? result.exit() : 0);
    }

    /// Others' exit codes are no errnos.
    private static boolean isCall(Result result) {
        return result.command().arguments().getFirst().equals("jiffy-agent");
    }

    @Override
    public boolean isLoaded() {
        return vm.exec("test", "-d", "/sys/module/" + module()).ok();
    }

    @Override
    public Result exec(Command command) {
        return vm.exec(command);
    }

    @Override
    public String read(String path) {
        return call(NOTHING, "read", path);
    }

    private String call(byte[] stdin, String... words) {
        var result = failing.call(stdin, words);
        if (!result.ok()) throw new CallFailure(result.stderr().strip(), result.exit());
        return result.stdout();
    }

    @Override
    public String read(String path, int bufferSize) {
        return call(NOTHING, "read", path, "" + bufferSize);
    }

    @Override
    public String readAt(String path, long offset, int count) {
        return call(NOTHING, "read", path, "" + count, "" + offset);
    }

    @Override
    public String readFrom(String path, long offset) {
        return call(NOTHING, "readfrom", path, "" + offset);
    }

    @Override
    public boolean exists(String path) {
        return vm.exec("test", "-e", path).ok();
    }

    @Override
    public TestProcess process() {
        return VmProcess.start(vm);
    }

    @Override
    public void concurrently(Runnable... programs) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = Stream.of(programs).map(threads::submit).toList();
            for (var each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while programs run", e);
        } catch (ExecutionException e) {
            throw same(e.getCause());
        }
    }

    /// What a program threw, which can be nothing that must be declared.
    private static Error same(Throwable thrown) {
        if (thrown instanceof RuntimeException exception) throw exception;
        if (thrown instanceof Error error) return error;
        return new AssertionError(thrown);
    }

    @Override
    public int write(String path, String text) {
        var taken = call(text.getBytes(StandardCharsets.UTF_8), "write", path);
        return Integer.parseInt(taken.strip());
    }

    @Override
    public int failEachAllocation(Runnable operation, Consumer<Boolean> afterwards) {
        failing.prepare();
        return new AllocationWalk(failing, operation, afterwards).run();
    }

    @Override
    public KernelLog log() {
        return vm.log().after(since);
    }

    @Override
    public void advance(Duration time) {
        vm.advance(time);
    }
}
