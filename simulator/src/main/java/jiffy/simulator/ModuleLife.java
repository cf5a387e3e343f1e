// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jiffy.linux.Errno;
import jiffy.linux.module.KernelModule;
import jiffy.linux.proc.ProcDirectory;
import jiffy.linux.proc.ProcFile;
import jiffy.linux.time.Timer;
import jiffy.linux.work.Work;
import jiffy.simulator.SimulatedKernel.Phase;

/// A module's way through life: construct, publish, run, unload. Every step is the one that the
/// compiled module takes.
final class ModuleLife {
    private final Host host;
    private String name = "";
    private Object module;

    /// What the module's fields hold, in their order.
    private List<Object> objects = List.of();

    private boolean isLoaded;

    ModuleLife(Host host) {
        this.host = host;
    }

    boolean isLoaded() {
        return isLoaded;
    }

    String name() {
        return name;
    }

    /// @param arguments each as `name=value`
    /// @return 0 or a negative errno
    int load(List<String> arguments) {
        var type = host.loads();
        name = type.getAnnotation(KernelModule.class).name();
        if (isLoaded) {
            return -Errno.EEXIST;
        }
        host.begin(name);
        var parameters = new Parameters(type);
        int status = set(parameters, arguments);
        if (status == 0) {
            status = construct(type);
        }
        if (status == 0) {
            status = publish(parameters);
            if (status != 0) {
                leave();
            }
        } else {
            host.phase(Phase.GONE);
            forget();
        }
        isLoaded = status == 0;
        return status;
    }

    private int set(Parameters parameters, List<String> arguments) {
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            var field = parameters.find(parts[0]);
            if (field.isEmpty()) {
                host.log(
                        LogLine.WARNING,
                        "%s: unknown parameter '%s' ignored".formatted(name, parts[0]));
                continue;
            }
            var value = parts.length == 2 ? Optional.of(parts[1]) : Optional.<String>empty();
            var refusal = parameters.set(field.get(), value);
            if (refusal.isPresent()) {
                return refuse(refusal.get());
            }
        }
        return parameters.outOfRange().map(this::refuse).orElse(0);
    }

    private int refuse(Parameters.Refusal refusal) {
        host.log(LogLine.ERROR, name + ": " + refusal.message());
        return -refusal.errno();
    }

    private int construct(Class<?> type) {
        int status = host.call(() -> module = made(type));
        if (status == 0) {
            objects = objects(type);
        }
        return status;
    }

    private static Object made(Class<?> type) throws Errno {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException failed) {
            throw ModuleLife.<RuntimeException>raised(failed.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Throws what a method of the module threw, whatever it is.
    @SuppressWarnings("unchecked") // the cast is not checked, which is the point
    private static <T extends Throwable> T raised(Throwable failure) throws T {
        throw (T) failure;
    }

    private List<Object> objects(Class<?> type) {
        var found = new ArrayList<>();
        for (var each : host.image().fields()) {
            try {
                var field = type.getDeclaredField(each);
                field.setAccessible(true);
                var value = field.get(module);
                if (value != null) {
                    host.name(value, type.getSimpleName() + "." + each);
                    found.add(value);
                }
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return List.copyOf(found);
    }

    private int publish(Parameters parameters) {
        host.phase(Phase.RUN);
        host.published(parameters);
        for (var each : objects) {
            int status =
                    switch (each) {
                        case ProcDirectory directory -> host.publish(directory);
                        case ProcFile file -> host.publish(file);
                        default -> 0;
                    };
            if (status != 0) {
                return status;
            }
        }
        return started();
    }

    private int started() {
        try {
            var started = module.getClass().getDeclaredMethod("started");
            started.setAccessible(true);
            return host.call(() -> {
                try {
                    started.invoke(module);
                } catch (InvocationTargetException failed) {
                    throw ModuleLife.<RuntimeException>raised(failed.getCause());
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            });
        } catch (NoSuchMethodException _) {
            return 0;
        }
    }

    /// @return 0 or a negative errno
    int unload() {
        if (!isLoaded) {
            return -Errno.ENOENT;
        }
        isLoaded = false;
        leave();
        return 0;
    }

    /// Nothing of the module may be named by a local variable when leaks are looked for.
    private void leave() {
        stop(objects.reversed());
        host.phase(Phase.GONE);
        host.checkLeftActive();
        forget();
        host.checkLeaks();
    }

    private void stop(List<Object> backwards) {
        for (var each : backwards) {
            switch (each) {
                case ProcFile file -> host.unpublish(file);
                case ProcDirectory directory -> host.unpublish(directory);
                default -> {}
            }
        }
        host.stopping();
        for (var each : backwards) {
            if (each instanceof Timer timer) {
                host.shutdown(timer);
            }
        }
        drain(backwards);
        drain(backwards); // again: they may have queued each other before they saw it
        host.stopped();
        if (module instanceof AutoCloseable closing) {
            close(closing);
        }
    }

    private void drain(List<Object> backwards) {
        for (var each : backwards) {
            if (each instanceof Work work) {
                host.cancel(work);
            }
        }
    }

    private void close(AutoCloseable closing) {
        host.call(() -> {
            try {
                closing.close();
            } catch (Exception failure) {
                throw ModuleLife.<RuntimeException>raised(failure);
            }
        });
    }

    private void forget() {
        module = null;
        objects = List.of();
        host.forget();
    }
}
