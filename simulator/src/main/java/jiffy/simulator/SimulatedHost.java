// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jiffy.linux.proc.ProcDirectory;
import jiffy.linux.proc.ProcFile;
import jiffy.linux.sync.Mutex;
import jiffy.linux.time.Timer;
import jiffy.linux.work.Work;
import jiffy.simulator.check.Finding;
import jiffy.simulator.code.ModuleImage;

/// What the simulated kernel is to a module.
final class SimulatedHost implements Host {
    private final Machine machine;
    private final Set<Object> busy = Collections.newSetFromMap(new IdentityHashMap<>());

    SimulatedHost(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Class<?> loads() {
        return machine.loads();
    }

    @Override
    public ModuleImage image() {
        return machine.image();
    }

    @Override
    public void begin(String module) {
        machine.kernel().begin(module);
    }

    @Override
    public void phase(SimulatedKernel.Phase next) {
        machine.kernel().phase(next);
    }

    @Override
    public int call(Faults.Call code) {
        return machine.kernel().call(code);
    }

    @Override
    public void log(int level, String text) {
        machine.log(level, text);
    }

    @Override
    public void name(Object object, String name) {
        machine.name(object, name);
    }

    private String module() {
        return machine.kernel().moduleName();
    }

    @Override
    public void published(Parameters parameters) {
        machine.publish();
        machine.files().showFolder("/sys/module/" + module());
        for (var each : parameters.fields()) {
            machine.files()
                    .show(
                            "/sys/module/%s/parameters/%s"
                                    .formatted(module(), Parameters.name(each)),
                            () -> Parameters.show(each));
        }
        for (var each : image().slabs()) {
            machine.files().showFolder(slab(each));
        }
    }

    private String slab(String type) {
        return "/sys/kernel/slab/" + module() + "_" + Memory.words(type);
    }

    @Override
    public int publish(ProcDirectory directory) {
        return machine.files().publish(directory);
    }

    @Override
    public int publish(ProcFile file) {
        return machine.files().publish(file);
    }

    @Override
    public void unpublish(ProcDirectory directory) {
        machine.files().unpublish(directory);
    }

    @Override
    public void unpublish(ProcFile file) {
        machine.files().unpublish(file);
    }

    @Override
    public void stopping() {
        machine.kernel().phase(SimulatedKernel.Phase.STOPPING);
        machine.point();
    }

    @Override
    public void shutdown(Timer timer) {
        machine.timers().shutdown(timer);
    }

    @Override
    public boolean cancel(Work work) {
        return machine.works().cancel(work);
    }

    @Override
    public void stopped() {
        machine.join();
    }

    /// Timers and works that no field holds are not stopped by unloading.
    @Override
    public void checkLeftActive() {
        for (var timer : machine.timers().pending()) {
            complainOfActive("timer_list", timer);
        }
        for (var work : machine.works().active()) {
            complainOfActive("work_struct", work);
        }
    }

    private void complainOfActive(String type, Object object) {
        machine.complain(
                new Finding(
                        Finding.Kind.LEFT_ACTIVE,
                        "ODEBUG: free active (active state 0) object type: %s hint: %s"
                                .formatted(type, machine.name(object)),
                        List.of("module " + module() + " is unloaded, and this was not stopped")));
    }

    @Override
    public void forget() {
        machine.forget();
        machine.files().hide("/sys/module/" + module());
        for (var each : image().slabs()) {
            machine.files().hide(slab(each));
        }
    }

    @Override
    public void checkLeaks() {
        if (!machine.checksLeaks() || !machine.memory().hasSlabs()) {
            return;
        }
        machine.memory()
                .objects()
                .forEach((cache, count) -> {
                    if (count > 0) {
                        machine.complain(
                                new Finding(
                                        Finding.Kind.SLAB_LEAK,
                                        "kmem_cache_destroy %s: Slab cache still has objects"
                                                .formatted(cache),
                                        List.of(count + " can still be reached")));
                    }
                });
        machine.memory().forget();
    }

    @Override
    public void lock(Mutex mutex) {
        machine.locks().lock(mutex, true);
    }

    @Override
    public void unlock(Mutex mutex) {
        machine.locks().unlock(mutex, true);
    }

    @Override
    public <T> T alone(Object file, Supplier<T> code) {
        machine.await("the file", () -> !busy.contains(file));
        busy.add(file);
        try {
            return code.get();
        } finally {
            busy.remove(file);
        }
    }

    @Override
    public boolean showsAgain() {
        return machine.showsAgain();
    }

    @Override
    public void userAccess(int index) {
        machine.userAccess(index);
    }
}
