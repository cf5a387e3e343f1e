// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import static jiffy.mp1.syscall.Errno.EBADF;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import jiffy.mp1.syscall.Descriptor;
import jiffy.mp1.syscall.ErrnoException;
import jiffy.mp1.syscall.GuardedMemory;
import jiffy.mp1.syscall.SystemCall;

/// Runs programs of operations, each on a module that was just loaded.
final class Attacker {

    private static final int AT_FDCWD = -100;
    private static final int PAGE = 4096;
    private static final int MEMORY = 256 * 1024;
    private static final int IN_PIPE = 60_000;

    private final Victim victim;
    private final Population population;
    private final StatusList list;
    private final GuardedMemory guarded = new GuardedMemory();
    private final Pipe pipe = Pipe.open();
    private final MemorySegment memory = Arena.global().allocate(MEMORY);
    private final MemorySegment path;
    private final int[] numbers = new int[Generator.FILES];
    private Oracle oracle;
    private long count;
    private int done;

    Attacker(Victim victim, Population population) throws IOException {
        this.victim = victim;
        this.population = population;
        list = new StatusList(victim.file());
        path = Arena.global().allocateFrom(victim.file().toString());
        Arrays.fill(numbers, -1);
    }

    /// Operations that were carried out.
    long count() {
        return count;
    }

    /// What becomes of deviations.
    interface Judge {
        void see(Deviation deviation) throws Deviation;
    }

    /// Steps of the last program that were carried out, the last one included.
    int done() {
        return done;
    }

    /// Runs a program.
    ///
    /// @param judge sees each deviation, and throws it if it ends the program
    void run(List<Operation> program, Judge judge) throws Exception {
        done = 0;
        begin();
        for (var operation : program) {
            done++;
            try {
                step(operation);
            } catch (Deviation deviation) {
                judge.see(deviation);
                goOn();
            }
        }
    }

    /// After a deviation that ends nothing: as if the list were what it should be.
    private void goOn() {
        try {
            oracle.resync();
        } catch (Deviation _) {
            // as the next step will find, too
        }
    }

    private void begin() throws Exception {
        for (var file = 0; file < numbers.length; file++) {
            close(file);
        }
        population.fill();
        victim.reload();
        oracle = new Oracle(population, list);
    }

    private void step(Operation operation) throws Exception {
        count++;
        var sent = population.bytes(operation);
        var outcome = carryOut(operation, sent);
        oracle.judge(operation, sent, outcome);
        var file = oracle.file(operation);
        if (operation.verb() == Verb.WRITE && outcome.result() > 0 && file.isReadable()) {
            var position = SystemCall.LSEEK.call(numbers[operation.file()], 0, Descriptor.SEEK_CUR);
            oracle.moved(operation, position, outcome.result());
        }
    }

    private Outcome carryOut(Operation operation, byte[] sent) throws Exception {
        var number = numbers[operation.file()];
        var first = operation.first();
        var second = operation.second();
        return switch (operation.verb()) {
            case OPEN -> open(operation);
            case CLOSE -> Outcome.of(close(operation.file()));
            case DUP -> dup(operation.file(), (int) first);
            case READ -> bytes(SystemCall.READ.call(number, memory.address(), first));
            case PREAD -> bytes(SystemCall.PREAD64.call(number, memory.address(), first, second));
            case READV -> readv(number, first, second);
            case READ_BAD -> readBad(number, BadPointer.of(first), second);
            case SEEK -> Outcome.of(SystemCall.LSEEK.call(number, first, second));
            case WRITE -> write(number, sent);
            case PWRITE -> pwrite(number, sent, first);
            case WRITEV -> writev(number, sent, (int) Math.min(first, sent.length));
            case WRITE_BAD -> writeBad(number, BadPointer.of(first), sent, second);
            case SENDFILE -> sendfile(number, Math.min(first, IN_PIPE), second);
            case SPLICE -> splice(number, Math.min(first, IN_PIPE));
            case POKE -> Outcome.of(Poke.of(first).call(number, second, pipe, memory));
            case FORK_READ -> forkRead(number, Math.max(1, first));
            case FORK_WRITE -> forkWrite(number, sent);
            case KILL -> Outcome.of(population.kill((int) first) ? 1 : 0);
            case RELOAD -> reload();
            case CROWD -> crowd();
            case LIST -> Outcome.of(0);
        };
    }

    private Outcome open(Operation operation) {
        close(operation.file());
        var number = SystemCall.OPENAT.call(AT_FDCWD, path.address(), operation.first(), 0666);
        numbers[operation.file()] = (int) Math.max(-1, number);
        return Outcome.of(number);
    }

    private long close(int file) {
        var result = numbers[file] < 0 ? 0 : SystemCall.CLOSE.call(numbers[file]);
        numbers[file] = -1;
        return result;
    }

    private Outcome dup(int from, int to) {
        if (from == to) {
            return Outcome.of(0);
        }
        close(to);
        numbers[to] = (int) Math.max(-1, SystemCall.DUP.call(numbers[from]));
        return Outcome.of(0);
    }

    private Outcome bytes(long result) {
        var count = Math.clamp(result, 0, MEMORY);
        return new Outcome(result, memory.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE));
    }

    /// Two buffers that lie one behind the other.
    private Outcome readv(int number, long first, long second) {
        return bytes(SystemCall.READV.call(number, vectors(first, second), 2));
    }

    private long vectors(long first, long second) {
        var vectors = memory.asSlice(MEMORY - 32, 32);
        vectors.setAtIndex(ValueLayout.JAVA_LONG, 0, memory.address());
        vectors.setAtIndex(ValueLayout.JAVA_LONG, 1, first);
        vectors.setAtIndex(ValueLayout.JAVA_LONG, 2, memory.address() + first);
        vectors.setAtIndex(ValueLayout.JAVA_LONG, 3, second);
        return vectors.address();
    }

    private Outcome readBad(int number, BadPointer bad, long size) {
        if (bad != BadPointer.STRADDLING) {
            return Outcome.of(SystemCall.READ.call(number, address(bad), size));
        }
        var good = Math.min(size / 2, PAGE);
        var start = guarded.guard() - good;
        var result = SystemCall.READ.call(number, start, size);
        return new Outcome(result, guarded.read(start, (int) Math.clamp(result, 0, good)));
    }

    private long address(BadPointer bad) {
        return switch (bad) {
            case LOW -> 1;
            case KERNEL -> GuardedMemory.KERNEL;
            case GUARD, STRADDLING -> guarded.guard();
        };
    }

    private Outcome write(int number, byte[] text) {
        if (text.length > MEMORY) {
            try (var arena = Arena.ofConfined()) {
                var large = arena.allocateFrom(ValueLayout.JAVA_BYTE, text);
                return Outcome.of(SystemCall.WRITE.call(number, large.address(), text.length));
            }
        }
        return Outcome.of(SystemCall.WRITE.call(number, put(text), text.length));
    }

    private long put(byte[] text) {
        MemorySegment.copy(text, 0, memory, ValueLayout.JAVA_BYTE, 0, text.length);
        return memory.address();
    }

    private Outcome pwrite(int number, byte[] text, long offset) {
        return Outcome.of(SystemCall.PWRITE64.call(number, put(text), text.length, offset));
    }

    private Outcome writev(int number, byte[] text, int cut) {
        put(text);
        var parts = cut < text.length ? 2 : 1;
        return Outcome.of(SystemCall.WRITEV.call(number, vectors(cut, text.length - cut), parts));
    }

    private Outcome writeBad(int number, BadPointer bad, byte[] text, long size) {
        if (bad != BadPointer.STRADDLING) {
            return Outcome.of(SystemCall.WRITE.call(number, address(bad), size));
        }
        var good = Arrays.copyOf(text, Math.min(text.length, PAGE));
        var count = good.length + Math.max(1, size);
        return Outcome.of(SystemCall.WRITE.call(number, guarded.endingWith(good), count));
    }

    private Outcome sendfile(int number, long size, long offset) {
        var at = memory.address();
        memory.set(ValueLayout.JAVA_LONG, 0, offset);
        var result = SystemCall.SENDFILE.call(pipe.input(), number, offset == -1 ? 0 : at, size);
        return new Outcome(result, pipe.drain(memory));
    }

    private Outcome splice(int number, long size) {
        var result = SystemCall.SPLICE.call(number, 0, pipe.input(), 0, size, 2);
        return new Outcome(result, pipe.drain(memory));
    }

    private Outcome forkRead(int number, long size) throws IOException {
        if (number < 0) {
            return Outcome.of(-EBADF.number());
        }
        var read = inherited(number, "dd bs=" + size + " count=1");
        return new Outcome(read.length, read);
    }

    /// Says whether the child succeeded.
    private Outcome forkWrite(int number, byte[] text) throws IOException {
        if (number < 0) {
            return Outcome.of(-EBADF.number());
        }
        var words = new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
        var said = inherited(number, "printf %s '" + words + "' >&0 && echo done");
        return Outcome.of(said.length > 0 ? text.length : -EBADF.number());
    }

    /// Runs a script in a child that has the file as its standard input.
    private static byte[] inherited(int number, String script) throws IOException {
        SystemCall.DUP3.call(number, 0, 0);
        try {
            return Shells.inherit(script);
        } finally {
            SystemCall.CLOSE.call(0);
            Descriptor.open(java.nio.file.Path.of("/dev/null"), Descriptor.O_RDONLY);
        }
    }

    private Outcome reload() throws Exception {
        try {
            victim.reload();
            return Outcome.of(0);
        } catch (ErrnoException refused) {
            throw new Deviation("reload: " + refused.errno(), refused.getMessage());
        }
    }

    /// Registers everybody, with as few writes as the file takes.
    private Outcome crowd() throws Exception {
        population.crowd();
        try (var status = Descriptor.open(victim.file(), Descriptor.O_WRONLY)) {
            for (var pid : population.all()) {
                if (population.isOurs(pid) && !oracle.isRegistered(pid)) {
                    registered(status, pid);
                }
            }
        }
        return Outcome.of(0);
    }

    private void registered(Descriptor status, long pid) throws Deviation {
        var line = (pid + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var result = SystemCall.WRITE.call(status.number(), put(line), line.length);
        if (result != line.length) {
            throw new Deviation(
                    "crowd: a registration fails",
                    "registering %d: %s".formatted(pid, Outcome.of(result).show()));
        }
        count++;
    }
}
