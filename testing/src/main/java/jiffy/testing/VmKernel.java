// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import jiffy.lab.Command;
import jiffy.lab.KernelLog;
import jiffy.lab.KernelName;
import jiffy.lab.Result;
import jiffy.lab.Vm;

/// A real kernel, in a virtual machine.
///
/// @param since where the test's part of the log begins
record VmKernel(KernelName kernel, Vm vm, Path ko, KernelLog.Mark since) implements TestKernel {

    static VmKernel begin(KernelName kernel, Vm vm, Path ko) {
        return new VmKernel(kernel, vm, ko, vm.log().end());
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
        refuseUnlessOk(vm.insmod(ko, parameters));
    }

    @Override
    public void unload() {
        refuseUnlessOk(vm.rmmod(module()));
    }

    private static void refuseUnlessOk(Result result) {
        if (!result.ok()) throw new LoadFailure(result.stderr().strip());
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
        var result = vm.exec("jiffy-agent", "read", path);
        if (!result.ok()) throw new CallFailure(result.stderr().strip(), result.exit());
        return result.stdout();
    }

    @Override
    public int write(String path, String text) {
        var input = text.getBytes(StandardCharsets.UTF_8);
        var result = vm.exec(Command.of("jiffy-agent", "write", path).stdin(input));
        if (!result.ok()) throw new CallFailure(result.stderr().strip(), result.exit());
        return Integer.parseInt(result.stdout().strip());
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
