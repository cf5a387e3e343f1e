// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jiffy.lab.machine.Session;

/// A machine as QEMU's command line describes it. Pure.
///
/// @param accelerator `kvm` or `tcg`
/// @param virtualTime whether its clock counts instructions
/// @param nanosecondsShift an instruction takes 2^this nanoseconds then
/// @param disk read-only, if there is one
/// @param kernelArguments added to ours
public record QemuCommand(
        String accelerator,
        int memoryMb,
        int cpus,
        boolean virtualTime,
        int nanosecondsShift,
        Path kernel,
        Path initramfs,
        Optional<Path> disk,
        List<String> kernelArguments) {

    /// Where a machine's memory comes from.
    public sealed interface Memory {
        /// Its own, gone when it ends.
        record Own() implements Memory {}

        /// A file that holds it, for a template that is being made.
        record Written(Path file) implements Memory {}

        /// A template's file, copied where it is written to.
        record CopyOnWrite(Path file) implements Memory {}
    }

    /// The files and sockets of one machine.
    public record Place(Path console, Path controlSocket, Path sockets) {
        public Path port(int number) {
            return sockets.resolve("port-%d.sock".formatted(number));
        }

        public Path debugSocket() {
            return sockets.resolve("gdb.sock");
        }
    }

    public QemuCommand accelerator(String which) {
        return new QemuCommand(
                which,
                memoryMb,
                cpus,
                virtualTime,
                nanosecondsShift,
                kernel,
                initramfs,
                disk,
                kernelArguments);
    }

    /// @param awaitsState whether the machine starts from a saved state that it is told later
    public List<String> arguments(Path qemu, Memory memory, Place place, boolean awaitsState) {
        var line = new ArrayList<String>();
        line.add(qemu.toString());
        add(line, "-no-user-config -nodefaults -display none -no-reboot");
        add(line, "-machine q35,accel=" + accelerator + ",memory-backend=memory");
        add(line, "-cpu " + (accelerator.equals("kvm") ? "host" : "max"));
        add(line, "-smp " + cpus + " -m " + memoryMb);
        line.addAll(List.of("-object", memoryObject(memory)));
        if (virtualTime) add(line, "-icount shift=" + nanosecondsShift + ",sleep=off");
        line.addAll(List.of("-kernel", kernel.toString(), "-initrd", initramfs.toString()));
        line.addAll(List.of("-append", commandLine()));
        line.addAll(List.of("-chardev", "file,id=console,append=on,path=" + text(place.console)));
        add(line, "-serial chardev:console");
        line.addAll(List.of("-qmp", "unix:" + text(place.controlSocket) + ",server=on,wait=off"));
        addPorts(line, place);
        disk.ifPresent(image -> addDisk(line, image));
        if (awaitsState) add(line, "-incoming defer");
        return List.copyOf(line);
    }

    private static void add(List<String> line, String words) {
        line.addAll(List.of(words.split(" ")));
    }

    private String memoryObject(Memory memory) {
        return switch (memory) {
            case Memory.Own() -> "memory-backend-ram,id=memory,size=%dM".formatted(memoryMb);
            case Memory.Written(var file) -> memoryFile(file, "on");
            case Memory.CopyOnWrite(var file) -> memoryFile(file, "off");
        };
    }

    private String memoryFile(Path file, String share) {
        return "memory-backend-file,id=memory,size=%dM,share=%s,mem-path=%s"
                .formatted(memoryMb, share, text(file));
    }

    private static void addPorts(List<String> line, Place place) {
        add(line, "-device virtio-serial-pci");
        for (int i = 0; i < Session.PORTS; i++) {
            var socket = "socket,id=port%d,server=on,wait=off,path=%s";
            line.addAll(List.of("-chardev", socket.formatted(i, text(place.port(i)))));
            add(line, "-device virtserialport,chardev=port%d,name=jiffy.%d".formatted(i, i));
        }
    }

    private static void addDisk(List<String> line, Path image) {
        line.addAll(
                List.of("-drive", "id=java,if=none,format=raw,readonly=on,file=" + text(image)));
        add(line, "-device virtio-blk-pci,drive=java");
    }

    /// QEMU's options end at a comma; two stand for one.
    static String text(Path path) {
        return path.toString().replace(",", ",,");
    }

    /// What the kernel is told. A panic ends the machine (`panic=-1` and `-no-reboot`); boot
    /// messages stay in the log but off the slow console.
    String commandLine() {
        var words = new ArrayList<>(List.of("console=ttyS0 quiet panic=-1 log_buf_len=1M"));
        words.add("cryptomgr.notests mitigations=off no_timer_check nokaslr");
        if (virtualTime) words.add("tsc_early_khz=1000000 tsc=reliable");
        words.add("jiffy.ports=" + Session.PORTS);
        words.addAll(kernelArguments);
        return String.join(" ", words);
    }
}
