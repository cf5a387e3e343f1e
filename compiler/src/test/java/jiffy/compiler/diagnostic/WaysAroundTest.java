// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jiffy.compiler.Compilation;
import jiffy.compiler.Compiler;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways around a rule that lead through other methods, callbacks or other names for an object, and
/// their near misses.
class WaysAroundTest {
    private static final String MODULE =
            """
            package p;
            import module jiffy.linux;
            @KernelModule(name = "p", license = "GPL", description = "x")
            public final class P {
                static final class Job extends ListEntry { int number; }
                static final class Reg extends TableEntry<Pid> {
                    int number;
                    Reg(Pid p) { super(p); }
                }
                private final Mutex lock = new Mutex();
                private final Mutex other = new Mutex();
                private final SpinLock spin = new SpinLock();
                private final KernelList<Job> jobs = new KernelList<>();
                private final Table<Pid, Reg> table = new Table<>();
                private final Work work = new Work(this::worked);
                private final Work work2 = new Work(this::worked2);
                private final ProcFile file = new ProcFile("p", 0666)%s.writes(this::write);
                private int count;
                %s
            }
            """;

    private static final String IDLE = "private void worked() {} private void worked2() {}\n";

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("removals")
    void whatMayBeTakenOutWhileItIsNamedIsCounted(String name, String body, List<String> counted)
            throws IOException {
        var compilation = compile("", IDLE + locked(body));

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.module().orElseThrow().memory().counted())
                .map(Object::toString)
                .containsExactlyElementsOf(counted);
    }

    private static Stream<Arguments> removals() {
        return Stream.of(
                counted("take, then use", "jobs.pollFirst(); use(f);"),
                counted("another name", "var g = f; jobs.pollFirst(); use(g);"),
                counted("on one way", "if (count > 3) { jobs.pollFirst(); } use(f);"),
                counted("in a method", "clean(); use(f);"),
                counted("through a walk", "sweep(); use(f);"),
                counted("lent", "if (f != null) { give(f); }"),
                counted("found by a method", "var g = first(); jobs.pollFirst(); use(g);"),
                countedEntry("by key", "var r = table.find(p); table.remove(p); number(r);"),
                accepted(
                        "the key itself",
                        "var r = table.find(p); if (r != null) { var k = r.key(); table.remove(p);"
                                + " Log.info(\"%d\", k.number()); }"),
                accepted("added", "jobs.addLast(new Job()); use(f);"),
                accepted("looked up again", "jobs.pollFirst(); use(jobs.peekFirst());"),
                accepted("another container", "table.remove(p); use(f);"),
                accepted(
                        "its own key",
                        "var r = table.find(p); if (r != null) { table.remove(r.key()); }"));
    }

    private static Arguments counted(String name, String body) {
        return Arguments.of(name, body, List.of("P.Job"));
    }

    private static Arguments countedEntry(String name, String body) {
        return Arguments.of(name, body, List.of("P.Reg"));
    }

    private static Arguments accepted(String name, String body) {
        return Arguments.of(name, body, List.of());
    }

    private static String locked(String body) {
        return """
        private void write(UserReader in) throws Errno {
            var p = Pid.find(in.parseInt());
            try (var _ = lock.acquire()) {
                count++;
                var f = jobs.peekFirst();
                %s
            }
        }
        private void use(Job job) { if (job != null) { Log.info("%%d", job.number); } }
        private void number(Reg reg) { if (reg != null) { Log.info("%%d", reg.number); } }
        private Job first() { return jobs.peekFirst(); }
        private void clean() { jobs.pollFirst(); }
        private void give(Job job) { jobs.pollFirst(); use(job); }
        private void sweep() { for (var w = jobs.walk(); w.hasNext(); ) { w.next(); w.remove(); } }
        """
                .formatted(body);
    }

    @ParameterizedTest
    @MethodSource("walks")
    void aCallbackForEachEntryDoesNotChangeTheTable(String reads, String members)
            throws IOException {
        assertThat(found(reads, IDLE + members)).contains(Rule.WALK);
    }

    private static Stream<Arguments> walks() {
        return Stream.of(
                Arguments.of(
                        "",
                        "private void write(UserReader in) throws Errno"
                                + " { in.read(); table.removeIf(lock, this::gone); }"
                                + "private boolean gone(Reg r)"
                                + " { table.remove(r.key()); return r.number == 0; }"),
                Arguments.of(
                        ".reads(table, lock, this::show)",
                        "private void write(UserReader in) throws Errno { in.read(); }"
                                + "private void show(Reg r, SeqFile out)"
                                + " { table.remove(r.key()); }"));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void toWaitIsToNeedWhatTheCallbackNeeds(String members, List<Rule> rules) throws IOException {
        assertThat(found("", members)).containsExactlyElementsOf(rules);
    }

    private static Stream<Arguments> waits() {
        var waits =
                "private void write(UserReader in) throws Errno { if (in.read() == 1)"
                        + " { try (var _ = lock.acquire()) { work.flush(); } } else"
                        + " { try (var _ = other.acquire()) { %s } } }";
        var takes = "private void worked() { try (var _ = other.acquire()) { count++; } }";
        return Stream.of(
                Arguments.of(
                        takes
                                + " private void worked2() {} "
                                + waits.formatted("try (var _ = lock.acquire()) { count++; }"),
                        List.of(Rule.DEADLOCK)),
                Arguments.of(
                        takes + " private void worked2() {} " + waits.formatted("count++;"),
                        List.of()),
                Arguments.of(
                        "private void worked() { work2.flush(); }"
                                + " private void worked2()"
                                + " { try (var _ = lock.acquire()) { count++; } }"
                                + waits.formatted(""),
                        List.of(Rule.DEADLOCK)));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void anArrayIsNotReplacedUnderASpinlock(String guard, List<Rule> rules) throws IOException {
        var write =
                "private void write(UserReader in) throws Errno { in.read();"
                        + " byte[] a = new byte[100_000];"
                        + " try (var _ = %s.acquire()) { a = new byte[1]; a[0] = 1; } }";
        assertThat(found("", IDLE + write.formatted(guard))).containsExactlyElementsOf(rules);
    }

    private static Stream<Arguments> arrays() {
        return Stream.of(
                Arguments.of("spin", List.of(Rule.SLEEP)), Arguments.of("lock", List.of()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aVolatileTextMakesNoOtherOneVolatile(String member, List<Rule> rules) throws IOException {
        var members =
                "private volatile String shown = \"x\"; private String kept = \"y\";"
                        + "private void worked() { %s }"
                        + "private void worked2() { kept = \"z\"; Log.info(\"%%s\", kept); }"
                        + "private void write(UserReader in) throws Errno"
                        + " { in.read(); work.schedule(); work2.schedule(); }";
        assertThat(found("", members.formatted(member))).containsExactlyElementsOf(rules);
    }

    private static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("kept = shown;", List.of(Rule.RACE)),
                Arguments.of("shown = \"z\";", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String s = in.read() == 1 ? null : \"x\"; while ((s = s) != null) { count++; }",
                "while ((j = j) != null) { count++; }",
                "Job k = j; while ((k = j) != null) { j = k; }"
            })
    void aLoopThatHandsOnInACircleHasNoBound(String loop) throws IOException {
        var body = "try (var _ = spin.acquire()) { Job j = new Job(); %s }".formatted(loop);
        var members = "private void write(UserReader in) throws Errno { in.read(); " + body + " }";
        assertThat(found("", IDLE + members)).contains(Rule.LOOP);
    }

    private List<Rule> found(String reads, String members) throws IOException {
        return compile(reads, members).diagnostics().stream().map(Diagnostic::rule).toList();
    }

    private Compilation compile(String reads, String members) throws IOException {
        var file = folder.resolve("P.java");
        Files.writeString(file, MODULE.formatted(reads, members));
        return Compiler.compile(List.of(file));
    }
}
