// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.proc;

import java.util.Optional;
import jiffy.linux.Errno;
import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Callback;
import jiffy.linux.bind.Context;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.KernelObject;
import jiffy.linux.bind.Phase;
import jiffy.linux.list.Table;
import jiffy.linux.list.TableEntry;
import jiffy.linux.sync.Mutex;

/// A file below `/proc`, there while the module runs: what the lecture makes with `proc_create` and
/// a table of file operations. What it cannot do answers with EINVAL or EIO as in the kernel.
@Header({"linux/proc_fs.h", "linux/seq_file.h", "linux/uaccess.h"})
@KernelObject(
        type = "struct jiffy_proc_file",
        publish = "jiffy_proc_file_publish(&$this)",
        unpublish = "jiffy_proc_file_unpublish(&$this)")
public final class ProcFile {
    private final Optional<ProcDirectory> directory;
    private final String name;
    private final int mode;
    private Reader reader;
    private Writer writer;

    /// A file in a directory of the module. `proc_create_data`
    ///
    /// @param name a constant
    /// @param mode permissions, such as 0666
    @C(value = "jiffy_proc_file_init(&$this, &$0, $1, $octal($2), $self)", phase = Phase.CONSTRUCT)
    public ProcFile(ProcDirectory directory, String name, int mode) {
        this.directory = Optional.of(directory);
        this.name = name;
        this.mode = mode;
        Kernel.current().declare(this);
    }

    /// A file in `/proc` itself. `proc_create_data`
    ///
    /// @param name a constant
    /// @param mode permissions, such as 0444
    @C(value = "jiffy_proc_file_init(&$this, NULL, $0, $octal($1), $self)", phase = Phase.CONSTRUCT)
    public ProcFile(String name, int mode) {
        this.directory = Optional.empty();
        this.name = name;
        this.mode = mode;
        Kernel.current().declare(this);
    }

    /// Reading shows the entries of a table, one call each, in order of arrival, while the lock is
    /// held for a batch at a time: correct for any size of buffer and any offset, while entries
    /// come and go. `seq_operations`
    @C(value = "jiffy_proc_file_reads(&$this, &$2, &$0, &$1)", phase = Phase.CONSTRUCT)
    public <E extends TableEntry<?>> ProcFile reads(
            Table<?, E> table, Mutex lock, Entries<E> show) {
        reader = new Reader.OfTable<>(table, lock, show);
        return this;
    }

    /// Reading shows what one call writes. `single_open`
    @C(value = "jiffy_proc_file_shows(&$this, $0)", phase = Phase.CONSTRUCT)
    public ProcFile shows(Content show) {
        reader = new Reader.OfContent(show);
        return this;
    }

    /// Reading is up to the module: `proc_read`, with `copy_to_user` behind [UserWriter].
    @C(value = "jiffy_proc_file_reads_raw(&$this, $0)", phase = Phase.CONSTRUCT)
    public ProcFile reads(Output read) {
        reader = new Reader.OfOutput(read);
        return this;
    }

    /// Writing hands the bytes to the module: `proc_write`, with `copy_from_user` behind
    /// [UserReader].
    @C(value = "jiffy_proc_file_writes(&$this, $0)", phase = Phase.CONSTRUCT)
    public ProcFile writes(Input write) {
        writer = new Writer(write);
        return this;
    }

    /// The directory; empty for `/proc` itself.
    public Optional<ProcDirectory> directory() {
        return directory;
    }

    /// The name in its directory.
    public String name() {
        return name;
    }

    /// The permissions.
    public int mode() {
        return mode;
    }

    /// How the file is read; for a home.
    public Optional<Reader> reader() {
        return Optional.ofNullable(reader);
    }

    /// How the file is written; for a home.
    public Optional<Writer> writer() {
        return Optional.ofNullable(writer);
    }

    /// The ways to be read.
    public sealed interface Reader {
        /// See [ProcFile#reads(Table, Mutex, Entries)].
        ///
        /// @param <E> the entries' class
        record OfTable<E extends TableEntry<?>>(Table<?, E> table, Mutex lock, Entries<E> show)
                implements Reader {}

        /// See [ProcFile#shows].
        record OfContent(Content show) implements Reader {}

        /// See [ProcFile#reads(Output)].
        record OfOutput(Output read) implements Reader {}
    }

    /// The way to be written.
    public record Writer(Input write) {}

    /// Shows one entry; runs concurrently with itself, and again for the same entry.
    ///
    /// @param <E> the entries' class
    @FunctionalInterface
    @Callback(
            context = Context.PROCESS,
            concurrent = true,
            repeatable = true,
            holds = 1,
            define =
                    """
                    static __always_inline int $name_one(struct seq_file *file,
                                                         struct jiffy_table_entry *entry)
                    {
                        struct $module *self = jiffy_cursor_module(file);
                        $throws int status;

                        $invoke(entry, file);
                        $throws return status;
                        $safe return 0;
                    }

                    static int $name_show(struct seq_file *file, void *element)
                    {
                        return jiffy_report(jiffy_table_seq_show(file, element, $name_one));
                    }

                    static const struct seq_operations $name = {
                        .start = jiffy_table_seq_start,
                        .next = jiffy_table_seq_next,
                        .stop = jiffy_table_seq_stop,
                        .show = $name_show,
                    };
                    """)
    public interface Entries<E> {
        /// Shows the entry.
        void show(E entry, SeqFile out) throws Errno;
    }

    /// Shows the whole file; runs concurrently with itself, and again if its buffer was too small.
    @FunctionalInterface
    @Callback(
            context = Context.PROCESS,
            concurrent = true,
            repeatable = true,
            define =
                    """
                    static int $name(struct seq_file *file, void *unused)
                    {
                        struct $module *self = jiffy_proc_module(file);
                        $throws int status;

                        $invoke(file);
                        $throws return jiffy_report(status);
                        $safe return 0;
                    }
                    """)
    public interface Content {
        /// Shows the content.
        void show(SeqFile out) throws Errno;
    }

    /// Answers one read(2); runs concurrently with itself.
    @FunctionalInterface
    @Callback(
            context = Context.PROCESS,
            concurrent = true,
            define =
                    """
                    static int $name(void *context, struct jiffy_user_writer *out)
                    {
                        struct $module *self = context;
                        $throws int status;

                        $invoke(out);
                        $throws return jiffy_report(status);
                        $safe return 0;
                    }
                    """)
    public interface Output {
        /// Writes what is read.
        void read(UserWriter out) throws Errno;
    }

    /// Takes one write(2); runs concurrently with itself.
    @FunctionalInterface
    @Callback(
            context = Context.PROCESS,
            concurrent = true,
            define =
                    """
                    static int $name(void *context, struct jiffy_user_reader *in)
                    {
                        struct $module *self = context;
                        $throws int status;

                        $invoke(in);
                        $throws return jiffy_report(status);
                        $safe return 0;
                    }
                    """)
    public interface Input {
        /// Takes what was written.
        void write(UserReader in) throws Errno;
    }
}
