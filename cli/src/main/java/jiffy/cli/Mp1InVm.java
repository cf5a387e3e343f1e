// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import jiffy.lab.GuestProcess;
import jiffy.lab.JavaProgram;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;
import jiffy.mp1.UserApp;

/// mp1 in a virtual machine.
record Mp1InVm(Vm vm) implements Mp1Stage {
    private static final String PROC = "/proc";

    /// Training reads an empty list and finds itself missing: all that matters is loaded by then.
    private static final List<String> TRAINING = List.of("--seconds", "0.1", "--file", "/dev/null");

    /// The machine for it. Programs start together, so a second processor helps; and as long as the
    /// same code has the same address in all of them, the emulator translates it only once.
    static VmOptions machine(VmOptions plain) {
        var cpus = Math.min(2, Runtime.getRuntime().availableProcessors());
        return plain.cpus(Math.min(cpus, plain.kernel().cpusMax()))
                .program(program())
                .kernelArguments(List.of("norandmaps"));
    }

    private static JavaProgram program() {
        return new JavaProgram(ClassJar.of(UserApp.class), UserApp.class.getName(), TRAINING);
    }

    @Override
    public App start(List<String> arguments, Duration limit) {
        var command = program().command(arguments.toArray(String[]::new)).limit(limit);
        var said = new ByteArrayOutputStream();
        return new Guest(vm.start(command, said, said), said);
    }

    @Override
    public List<String> list() {
        return vm.exec("cat", PROC + "/mp1/status").orThrow().stdout().lines().toList();
    }

    @Override
    public String folder() {
        return PROC;
    }

    private record Guest(GuestProcess process, ByteArrayOutputStream said) implements App {
        @Override
        public boolean isRunning() {
            return process.isRunning();
        }

        @Override
        public int waitFor() {
            return process.waitFor();
        }

        @Override
        public String text() {
            return said.toString(StandardCharsets.UTF_8).strip();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
