// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a machine should be like.
///
/// @param kernel that it boots
/// @param memoryMb in MiB
/// @param cpus processors; only one in virtual time
/// @param clock how its time passes
/// @param java the JDK whose Java the guest has, if any
/// @param program that the guest has beside its Java, if any
/// @param kernelArguments added to the kernel's command line
public record VmOptions(
        KernelName kernel,
        int memoryMb,
        int cpus,
        Clock clock,
        Optional<Path> java,
        Optional<JavaProgram> program,
        List<String> kernelArguments) {

    /// How time passes in a guest.
    public enum Clock {
        /// As on the host.
        REAL,
        /// Waiting costs nothing, and between commands time stands still; one processor. An
        /// emulated processor's time is the instructions that it executed; in User Mode Linux,
        /// computing takes the host's time.
        VIRTUAL,
    }

    public static final VmOptions DEFAULT =
            new VmOptions(
                    KernelName.DEFAULT,
                    512,
                    1,
                    Clock.REAL,
                    Optional.of(Path.of(System.getProperty("java.home"))),
                    Optional.empty(),
                    List.of());

    public VmOptions {
        if (memoryMb < 96 || memoryMb > 65536) {
            throw new LabException("a guest gets 96 to 65536 MiB of memory, not " + memoryMb);
        }
        if (cpus < 1 || cpus > kernel.cpusMax()) {
            throw new LabException(
                    kernel.cpusMax() == 1
                            ? "User Mode Linux has one processor, not " + cpus
                            : "a guest gets 1 to %d processors, not %d"
                                    .formatted(kernel.cpusMax(), cpus));
        }
        if (clock == Clock.VIRTUAL && cpus != 1) {
            throw new LabException("virtual time works with one processor only");
        }
        if (program.isPresent() && java.isEmpty()) {
            throw new LabException("a Java program needs a guest with Java");
        }
        kernelArguments = List.copyOf(kernelArguments);
    }

    public VmOptions kernel(KernelName name) {
        return new VmOptions(name, memoryMb, cpus, clock, java, program, kernelArguments);
    }

    public VmOptions memoryMb(int megabytes) {
        return new VmOptions(kernel, megabytes, cpus, clock, java, program, kernelArguments);
    }

    public VmOptions cpus(int count) {
        return new VmOptions(kernel, memoryMb, count, clock, java, program, kernelArguments);
    }

    public VmOptions clock(Clock which) {
        return new VmOptions(kernel, memoryMb, cpus, which, java, program, kernelArguments);
    }

    public VmOptions withoutJava() {
        return new VmOptions(
                kernel, memoryMb, cpus, clock, Optional.empty(), Optional.empty(), kernelArguments);
    }

    public VmOptions java(Path jdk) {
        return new VmOptions(
                kernel, memoryMb, cpus, clock, Optional.of(jdk), program, kernelArguments);
    }

    public VmOptions program(JavaProgram which) {
        return new VmOptions(
                kernel, memoryMb, cpus, clock, java, Optional.of(which), kernelArguments);
    }

    public VmOptions kernelArguments(List<String> arguments) {
        return new VmOptions(kernel, memoryMb, cpus, clock, java, program, arguments);
    }
}
