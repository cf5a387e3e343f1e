// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

/// Makes a module of any length with all that the compiler's checks look at: each section has a
/// file, a timer, a work, two locks, a list and arrays, and calls what all sections share.
final class Sections {
    private static final String HEAD =
            """
            package sections;

            import module jiffy.linux;

            @KernelModule(name = "sections", license = "Dual MIT/GPL", description = "-")
            public final class Sections {
                private final Mutex all = new Mutex();
                private final int[] latest = new int[16];
                private long sum;

                private void addUp(int value) {
                    try (var _ = all.acquire()) {
                        sum += value;
                        latest[value & 15] = value;
                    }
                }
            """;

    private static final String SECTION =
            """

                static final class Job@ extends ListEntry {
                    final int number;
                    final int[] results = new int[8];
                    long spent;

                    Job@(int number) {
                        this.number = number;
                    }

                    void add(int ticks) {
                        for (int i = 0; i < results.length; i++) {
                            results[i] += ticks * i;
                        }
                        spent += ticks;
                    }
                }

                private final Mutex lock@ = new Mutex();
                private final SpinLock clock@ = new SpinLock();
                private final KernelList<Job@> jobs@ = new KernelList<>();
                private final Work work@ = new Work(this::work@);
                private final Timer timer@ = new Timer(this::tick@);
                private int ticks@;
                private final ProcFile file@ =
                        new ProcFile("sections@", 0666).shows(this::show@).writes(this::write@);

                private void write@(UserReader input) throws Errno {
                    while (input.hasRemaining()) {
                        int number = input.parseInt();
                        if (number < 0) {
                            throw new Errno(Errno.EINVAL);
                        }
                        try (var _ = lock@.acquire()) {
                            jobs@.addLast(new Job@(number));
                            addUp(number);
                        }
                        timer@.start(Jiffies.ofMillis(100));
                    }
                }

                private void tick@() {
                    try (var _ = clock@.acquire()) {
                        ticks@++;
                    }
                    work@.schedule();
                }

                private void work@() {
                    int ticks;
                    try (var _ = clock@.acquire()) {
                        ticks = ticks@;
                        ticks@ = 0;
                    }
                    try (var _ = lock@.acquire()) {
                        for (var job : jobs@) {
                            job.add(ticks);
                            addUp(job.number);
                        }
                    }
                }

                private void show@(SeqFile out) {
                    try (var _ = lock@.acquire()) {
                        for (var job : jobs@) {
                            out.printf("%d: %d\\n", job.number, job.spent);
                        }
                    }
                }
            """;

    private static final int SECTION_LINES = (int) SECTION.lines().count();

    private Sections() {}

    /// A module of about so many lines.
    static String ofLines(int lines) {
        var text = new StringBuilder(HEAD);
        for (int i = 0; i * SECTION_LINES < lines; i++) {
            text.append(SECTION.replace("@", Integer.toString(i)));
        }
        return text.append("}\n").toString();
    }
}
