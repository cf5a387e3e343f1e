// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiffy.linux.Errno;
import jiffy.simulator.check.Finding;
import jiffy.simulator.code.ModuleImage;

/// A kernel in this JVM, with one module. Nothing happens but what its methods let happen; each of
/// them returns when what it asks for is done.
///
/// CONTEXT: one thread at a time.
public final class Simulator {
    private final Machine machine;
    private final ModuleLife life;
    private final Process init;

    /// A kernel that has just booted.
    public Simulator(ModuleImage module, Options options) {
        machine = new Machine(module, options);
        life = new ModuleLife(machine.host());
        init = new Process(machine, machine.namespace(), 0, Set.of(0), 1);
    }

    /// The first process: root.
    public Process init() {
        return init;
    }

    /// A new process of a user, who is in one group, of the same number.
    public Process process(int uid) {
        return process(uid, machine.namespace());
    }

    /// A new process of a user in a pid namespace.
    public Process process(int uid, PidNamespace namespace) {
        return new Process(machine, namespace, uid, Set.of(uid), 0);
    }

    /// The first pid namespace.
    public PidNamespace namespace() {
        return machine.namespace();
    }

    /// Mounts `/proc` anew.
    public void hidepid(Hidepid mode) {
        machine.files().hidepid(mode);
    }

    /// Loads the module.
    ///
    /// @param parameters each as `name=value`
    /// @throws LoadError with the errno
    public void load(String... parameters) {
        int status = machine.systemCall(process(0), "insmod", () -> life.load(List.of(parameters)));
        if (status != 0) {
            throw LoadError.insmod(life.name(), -status);
        }
    }

    /// Removes the module.
    ///
    /// @throws LoadError if it is not loaded
    public void unload() {
        if (machine.systemCall(process(0), "rmmod", life::unload) == -Errno.ENOENT) {
            throw LoadError.rmmod(life.name());
        }
    }

    /// Whether the module is loaded.
    public boolean isLoaded() {
        return life.isLoaded();
    }

    /// The module's name; empty before it was loaded once.
    public String module() {
        return life.name();
    }

    /// Lets time pass.
    public void advance(Duration time) {
        machine.advance(time.toNanos());
    }

    /// Runs programs of user space beside each other, each on a processor of its own; their system
    /// calls meet in the kernel.
    public void together(Runnable... programs) {
        var activities = new ArrayList<Activity>();
        for (var program : programs) {
            var name = "program-" + (activities.size() + 1);
            activities.add(new Activity(machine, name, Optional.of(init), false, program));
        }
        machine.together(activities);
    }

    /// What the kernel said since it booted.
    public List<LogLine> log() {
        return List.copyOf(machine.log());
    }

    /// The mistakes that were seen.
    public List<Finding> findings() {
        return List.copyOf(machine.findings());
    }

    /// The lines of the log by which modules tell of exceptions that nobody caught.
    public List<String> faults() {
        return machine.kernel().faults();
    }

    /// Whether there is a file or a folder.
    public boolean exists(String path) {
        return machine.files().exists(path);
    }

    /// The names in a folder, as far as they are the module's.
    public Set<String> list(String folder) {
        return machine.files().list(folder);
    }

    /// Objects of each slab cache of the module that are in use.
    public Map<String, Integer> slabObjects() {
        return machine.memory().objects();
    }

    /// Lets an allocation of the module fail, the next one if `number` is 1.
    public void failAllocation(long number) {
        machine.memory().failAt(number);
    }

    /// Lets none fail any more.
    ///
    /// @return whether the one that was to fail has
    public boolean spareAllocations() {
        return machine.memory().spare();
    }

    /// Places passed at which another thread could have come.
    public long points() {
        return machine.scheduler().points();
    }
}
