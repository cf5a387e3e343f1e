// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing.homes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jiffy.compiler.Compilation;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An author calls modules, methods, fields, parameters and locals as the author likes: the C does
/// not meet the kernel's names.
class ModuleNamesTest {
    private static final List<String> NAMES =
            List.of(System.getProperty("names", "xa current jiffy_user Up").split(" "));

    private static final String MODULE =
            """
            package p;

            import module jiffy.linux;

            @KernelModule(name = "%s", license = "Dual MIT/GPL", description = "A name")
            public final class M {
                @Parameter(description = "a macro's name") static int current = 1;
                @Parameter static boolean kfree;
                @Parameter(name = "linux", min = 1) static int init = 1;

                @Slab static final class Entry extends TableEntry<Pid> {
                    int unix, list_add, pid, linux;

                    Entry(Pid pid_task) { super(pid_task); }
                }

                private final Mutex lock = new Mutex();
                private final Table<Pid, Entry> current_task = new Table<>();
                private final Timer del_timer = new Timer(this::init);
                private final Work run = new Work(this::work);
                private final WorkQueue queue = new WorkQueue("%1$s");
                private final ProcFile file = new ProcFile("%1$s", 0600)
                        .reads(current_task, lock, this::show).writes(this::write);

                public M() throws Errno {}

                private void init() { queue.queue(run); }
                private void work() { destroy(); exit(); }
                private void destroy() { Log.info("%%d", current); }
                private void exit() { set(1); }
                private void set(int get) { add(get); }
                private void add(int lock) { Log.info("%%d %%d", lock, init); }
                private void show(Entry seq_file, SeqFile seq_printf) {
                    int list_entry = seq_file.list_add + seq_file.unix + seq_file.linux;
                    seq_printf.printf("%%d %%d\\n", seq_file.pid, list_entry);
                }
                private void write(UserReader copy_from_user) throws Errno {
                    int pid_task = copy_from_user.parseInt(), printk = 1, jiffies = 2, kmalloc = 3;
                    int put_pid = 4, list_add = 5, kfree = 6, mutex_lock = 7, current = 8, u32 = 9;
                    int container_of = 10, bool = 11, NULL = 12, min = 13, unlikely = 14, s64 = 15;
                    int kmem_cache_free = 16, memcpy = 17, add_timer = 18, get_pid = 19, list = 20;
                    int sum = pid_task + printk + jiffies + kmalloc + put_pid + list_add + kfree;
                    sum += mutex_lock + current + u32 + container_of + bool + NULL + min + unlikely;
                    sum += s64 + kmem_cache_free + memcpy + add_timer + get_pid + list;
                    var find_vpid = Pid.find(sum);
                    try (var _ = lock.acquire()) {
                        var kmem_cache_alloc = new Entry(find_vpid);
                        kmem_cache_alloc.pid = Math.max(sum, list);
                        current_task.add(kmem_cache_alloc);
                        del_timer.start(Jiffies.ofMillis(current));
                    }
                    Log.info("%%d %%d", sum, new int[pid_task].length);
                }
            }
            """;

    @TempDir Path folder;

    @Test
    void meetNoneOfTheKernels() throws IOException {
        var modules = new ArrayList<Compilation>();
        for (var name : NAMES) {
            var file = Files.createDirectories(folder.resolve(name)).resolve("M.java");
            modules.add(
                    KernelBuild.compile(List.of(Files.writeString(file, MODULE.formatted(name)))));
        }
        var lab = Lab.open(System.err::println);
        for (var series : List.of("6.1", "6.12")) {
            var kernel = new KernelName(series, "cloud-amd64");
            KernelBuild.build(
                    modules,
                    lab.kernels().get(kernel, System.err::println),
                    folder.resolve(series));
        }
    }
}
