// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jiffy.lab.debug.Debugger;
import jiffy.lab.guest.Initramfs;
import jiffy.lab.guest.JavaImage;
import jiffy.lab.host.Cache;
import jiffy.lab.machine.Hypervisor;
import jiffy.lab.machine.Machine;
import jiffy.lab.qemu.GdbStub;
import jiffy.lab.qemu.Qemu;
import jiffy.lab.qemu.Snapshots;

/// Where machines come from.
public final class Lab {

    private static final String RUNS = "runs";
    private static final String MACHINES = "machines";
    private static final int RUNS_KEPT = 40;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final AtomicInteger NEXT_RUN = new AtomicInteger(1);

    private static final List<Tools.Tool> NEEDED =
            List.of(
                    Tools.Tool.BUSYBOX,
                    Tools.Tool.SHELL,
                    Tools.Tool.KMOD,
                    Tools.Tool.GCC,
                    Tools.Tool.LDD,
                    Tools.Tool.SETSID,
                    Tools.Tool.SETPRIV);

    private final Cache cache;
    private final Tools tools;
    private final Progress progress;

    public Lab(Cache cache, Tools tools, Progress progress) {
        this.cache = cache;
        this.tools = tools;
        this.progress = progress;
    }

    /// The lab of this machine's user.
    public static Lab open(Progress progress) {
        var environment = System.getenv();
        return new Lab(Cache.of(environment), Tools.of(environment), progress);
    }

    public KernelStore kernels() {
        return new KernelStore(cache, tools);
    }

    public Tools tools() {
        return tools;
    }

    public Cache cache() {
        return cache;
    }

    /// A machine that ends with this JVM, or when it is closed.
    public Vm boot(VmOptions options) {
        return Vm.attach(launch(options, newRun(), Machine.Life.OURS), false);
    }

    /// A machine that goes on when we end, under a name by which later processes find it.
    public Vm start(String name, VmOptions options) {
        if (options.clock() == VmOptions.Clock.VIRTUAL) {
            throw new LabException("virtual time is for machines that end with their process");
        }
        var folder = machineFolder(name);
        try (var _ = cache.lock(MACHINES, name, progress)) {
            if (Machines.running(folder).isPresent()) {
                throw LabException.withHelp(
                        "the machine %s is running already".formatted(name), "stop it first");
            }
            Machines.forget(folder);
            return Vm.attach(launch(options, folder, Machine.Life.BACKGROUND), true);
        }
    }

    /// A machine that runs in the background, if it does.
    public Optional<Vm> find(String name) {
        return Machines.running(machineFolder(name)).map(machine -> Vm.attach(machine, true));
    }

    /// A machine that runs in the background.
    ///
    /// @throws LabException if it does not
    public Vm attach(String name) {
        return find(name).orElseThrow(() -> notRunning(name));
    }

    private static LabException notRunning(String name) {
        return LabException.withHelp(
                "no machine %s is running".formatted(name), "start it, or look which ones run");
    }

    /// Takes a machine that runs in the background for gdb.
    ///
    /// @param files of modules that may be loaded, now or later, by their names; those that are
    ///     loaded already are mostly known to the machine
    /// @throws LabException if it does not run, or a debugger has it already
    public Debugger debug(String name, Map<String, Path> files) {
        tools.require(progress, Tools.Tool.GDB);
        var machine = Machines.running(machineFolder(name)).orElseThrow(() -> notRunning(name));
        var stub = GdbStub.open(Machines.emulated(machine));
        try (var vm = Vm.attach(machine, true)) {
            return Debugger.of(tools, stub, vm, files);
        } catch (RuntimeException e) {
            stub.close();
            throw e;
        }
    }

    /// Ends a machine that runs in the background, and removes what it leaves: folder, sockets,
    /// lock.
    ///
    /// @throws LabException if it does not run
    public void stop(String name) {
        var folder = machineFolder(name);
        try (var lock = cache.lock(MACHINES, name, progress)) {
            Machines.running(folder).orElseThrow(() -> notRunning(name)).kill();
            Machines.forget(folder);
            lock.delete();
        }
    }

    /// The names of all machines that run in the background. Remains of those that ended without
    /// being stopped stay until the name is used again: their logs may be wanted.
    public List<String> running() {
        try (var folders = Files.list(cache.folder(MACHINES))) {
            return folders.filter(folder -> Machines.running(folder).isPresent())
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Cache.failure("cannot list the machines", e);
        }
    }

    /// Keeps the state of a machine that runs in the background, replacing one of that name.
    public void snapshot(String machine, String name) {
        try (var _ = cache.lock(MACHINES, machine, progress)) {
            var running = Machines.running(machineFolder(machine));
            var ours = Machines.emulated(running.orElseThrow(() -> notRunning(machine)));
            GdbStub.withoutDebugger(ours, () -> snapshots(machine).save(ours, name));
        }
    }

    /// Goes back to a state that was kept. Whatever else talks to the machine loses its connection;
    /// one that does not run any more is started.
    public Vm restore(String machine, String name) {
        var snapshots = snapshots(machine);
        snapshots.existing(name);
        requireTools(new Qemu(cache, tools, progress));
        var folder = machineFolder(machine);
        try (var _ = cache.lock(MACHINES, machine, progress)) {
            Machines.running(folder).ifPresent(Machine::kill);
            Machines.forget(folder);
            var restored = snapshots.restore(name, folder, Machine.Life.BACKGROUND, tools);
            return Vm.attach(restored, true);
        }
    }

    /// The names of the states that were kept.
    public List<String> snapshotNames(String machine) {
        return snapshots(machine).names();
    }

    /// Deletes all states of a machine that were kept.
    public void forgetSnapshots(String machine) {
        Cache.delete(snapshots(machine).folder());
    }

    private Snapshots snapshots(String machine) {
        var name = machineFolder(machine).getFileName().toString();
        return new Snapshots(cache.folder("snapshots").resolve(name));
    }

    /// The folder of a machine that runs or ran in the background.
    public Path machineFolder(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,40}")) {
            throw new LabException(
                    "a machine's name is made of letters, digits, dots, dashes and underscores,"
                            + " not "
                            + name);
        }
        return cache.folder(MACHINES).resolve(name);
    }

    private Machine launch(VmOptions options, Path folder, Machine.Life life) {
        var hypervisor = Machines.of(options.kernel(), cache, tools, progress);
        requireTools(hypervisor);
        var kernel = kernels().get(options.kernel(), progress);
        var java =
                options.java()
                        .map(jdk -> JavaImage.of(jdk, options.program(), cache, tools, progress));
        var mount = java.map(hypervisor::mount);
        var initramfs = Initramfs.of(kernel, java, mount, cache, tools, progress);
        var parts = new Hypervisor.Parts(options, kernel, initramfs, java);
        return hypervisor.launch(parts, folder, life);
    }

    private void requireTools(Hypervisor hypervisor) {
        var all = Stream.concat(NEEDED.stream(), hypervisor.needs().stream());
        tools.require(progress, all.toArray(Tools.Tool[]::new));
    }

    private Path newRun() {
        var runs = cache.folder(RUNS);
        prune(runs);
        var name =
                "%s-%d-%d"
                        .formatted(
                                LocalDateTime.now().format(STAMP),
                                ProcessHandle.current().pid(),
                                NEXT_RUN.getAndIncrement());
        return runs.resolve(name);
    }

    /// Keeps the logs of the last runs.
    private static void prune(Path runs) {
        try (var all = Files.list(runs)) {
            all.filter(run -> Machines.running(run).isEmpty())
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .skip(RUNS_KEPT)
                    .forEach(Machines::forget);
        } catch (IOException e) {
            throw Cache.failure("cannot clean " + runs, e);
        }
    }
}
