// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import static jiffy.mp1.syscall.Errno.EEXIST;
import static jiffy.mp1.syscall.Errno.EFAULT;
import static jiffy.mp1.syscall.Errno.EINVAL;
import static jiffy.mp1.syscall.Errno.EOVERFLOW;
import static jiffy.mp1.syscall.Errno.ESPIPE;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import jiffy.mp1.syscall.Errno;

/// Knows which result and which bytes the specification allows, given all that came before.
final class Oracle implements Request.State {

    private static final long O_CREAT_EXCL = 0xc0;
    private static final long O_DIRECTORY = 0x10000;
    private static final long O_DIRECT = 0x4000;
    private static final Set<Errno> NOT_OFFERED = Set.of(EINVAL, ESPIPE);
    private static final Set<Errno> FAR = Set.of(EINVAL, EOVERFLOW);
    private static final int WHENCE_SET = 0;
    private static final int WHENCE_CUR = 1;
    private static final int WHENCE_END = 2;
    private static final int WHENCES = 5;

    /// A write of so much may be taken in part, at the end of a line.
    private static final int LARGE = 4096;

    private final Population population;
    private final StatusList list;
    private final Description[] files = new Description[Generator.FILES];
    private final Set<Long> registered = new LinkedHashSet<>();
    private final Set<Long> fading = new HashSet<>();
    private byte[] reference = {};
    private boolean outdated;

    Oracle(Population population, StatusList list) {
        this.population = population;
        this.list = list;
    }

    @Override
    public boolean isRegistered(long pid) {
        return registered.contains(pid);
    }

    @Override
    public boolean isFading(long pid) {
        return fading.contains(pid);
    }

    Description file(Operation operation) {
        return files[operation.file()];
    }

    /// Judges what came of an operation.
    ///
    /// @param sent what a write was given
    void judge(Operation operation, byte[] sent, Outcome outcome) throws Deviation {
        switch (operation.verb()) {
            case OPEN -> opened(operation, outcome);
            case CLOSE -> files[operation.file()] = null;
            case DUP -> files[(int) operation.first()] = files[operation.file()];
            case READ -> read(operation, operation.first(), outcome, Set.of());
            case READV ->
                    read(operation, operation.first() + operation.second(), outcome, Set.of());
            case PREAD -> readAt(operation, operation.second(), outcome, Set.of());
            case READ_BAD -> readBad(operation, outcome);
            case SEEK -> seek(operation, outcome);
            case SENDFILE -> sent(operation, outcome);
            case SPLICE -> spliced(operation, outcome);
            case WRITE -> write(operation, sent, outcome);
            case PWRITE -> pwrite(operation, sent, outcome);
            case WRITEV -> writev(operation, sent, outcome);
            case WRITE_BAD -> writeBad(operation, sent, outcome);
            case FORK_READ -> forkRead(operation, outcome);
            case FORK_WRITE -> forkWrite(operation, sent, outcome);
            case POKE -> {} // what it must not do shows in the list
            case KILL -> killed(population.pid((int) operation.first()));
            case RELOAD -> reloaded();
            case CROWD -> registerAll();
            case LIST -> checkList();
        }
    }

    private void opened(Operation operation, Outcome outcome) throws Deviation {
        var flags = operation.first();
        var errors = new HashSet<Errno>();
        if ((flags & O_CREAT_EXCL) == O_CREAT_EXCL) {
            errors.add(EEXIST);
        }
        if ((flags & O_DIRECTORY) != 0) {
            errors.add(Errno.ENOTDIR);
        }
        if ((flags & O_DIRECT) != 0) {
            errors.add(EINVAL);
        }
        files[operation.file()] = outcome.failed() ? null : new Description(flags);
        if (errors.isEmpty() == outcome.failed()
                || outcome.failed() && !errors.contains(outcome.errno())) {
            throw deviation(operation, errors.isEmpty() ? "a descriptor" : errors, outcome);
        }
    }

    /// A read where the descriptor is.
    private void read(Operation operation, long size, Outcome outcome, Set<Errno> allowed)
            throws Deviation {
        var file = file(operation);
        var errors = new HashSet<>(allowed);
        errors.addAll(tooFar(file));
        if (isRefused(operation, Description.whyNotRead(file), errors, outcome)) {
            return;
        }
        bytes(operation, file, file.position, size, outcome);
        file.position += outcome.result();
    }

    /// A read at an offset.
    private void readAt(Operation operation, long offset, Outcome outcome, Set<Errno> allowed)
            throws Deviation {
        var file = file(operation);
        var why = Description.whyNotRead(file);
        if (offset < 0) {
            why.add(EINVAL);
        }
        var errors = new HashSet<>(allowed);
        errors.addAll(tooFar(offset));
        if (!isRefused(operation, why, errors, outcome)) {
            bytes(operation, file, offset, operation.first(), outcome);
        }
    }

    /// Whether a call was refused as it must be or may be.
    private static boolean isRefused(
            Operation operation, Set<Errno> why, Set<Errno> allowed, Outcome outcome)
            throws Deviation {
        if (outcome.failed()
                && (why.contains(outcome.errno()) || allowed.contains(outcome.errno()))) {
            return true;
        }
        if (!why.isEmpty()) {
            throw deviation(operation, why, outcome);
        }
        return false;
    }

    /// The bytes from `offset` on, at least one if there are any, at most `size`.
    private void bytes(
            Operation operation, Description file, long offset, long size, Outcome outcome)
            throws Deviation {
        if (outcome.failed()) {
            throw deviation(operation, "bytes of the list", outcome);
        }
        if (outcome.result() > size) {
            throw deviation(operation, "not more than asked for", outcome);
        }
        if (outdated) {
            checkList();
        }
        if (file.stale || fits(offset, size, outcome)) {
            var seeks = size > 0 && offset > reference.length; // a read of nothing moves nothing
            file.beyond = seeks ? offset : file.beyond;
            return;
        }
        if (offset == file.beyond) {
            file.stale = true;
            return;
        }
        var before = reference;
        checkList();
        if (Arrays.equals(before, reference)) {
            throw deviation(operation, expected(offset, outcome), outcome);
        }
    }

    private boolean fits(long offset, long size, Outcome outcome) {
        var count = (int) outcome.result();
        var left = Math.max(0, reference.length - offset);
        if (left == 0 || size == 0) {
            return count == 0;
        }
        return count > 0
                && count <= left
                && Arrays.equals(
                        reference, (int) offset, (int) offset + count, outcome.bytes(), 0, count);
    }

    private String expected(long offset, Outcome outcome) {
        if (offset >= reference.length) {
            return "the end of the list";
        }
        return outcome.result() == 0 ? "the rest of the list" : "the list's bytes";
    }

    private void readBad(Operation operation, Outcome outcome) throws Deviation {
        var file = file(operation);
        var why = Description.whyNotRead(file);
        if (why.isEmpty() && outcome.result() == 0 && !file.stale) {
            var size = operation.second();
            bytes(operation, file, file.position, size, outcome);
            return;
        }
        if (!why.isEmpty()) {
            why.add(EFAULT); // seen before the rest is looked at
        }
        var errors = new HashSet<>(tooFar(file));
        errors.add(EFAULT);
        if (isRefused(operation, why, errors, outcome)) {
            return;
        }
        if (BadPointer.of(operation.first()) != BadPointer.STRADDLING && outcome.result() > 0) {
            throw deviation(operation, Set.of(EFAULT), outcome);
        }
        bytes(operation, file, file.position, operation.second(), outcome);
        file.position += outcome.result();
    }

    private void seek(Operation operation, Outcome outcome) throws Deviation {
        var file = file(operation);
        if (file == null || file.gone) {
            if (!outcome.failed()) {
                throw deviation(operation, "an error", outcome);
            }
            return;
        }
        var target = target(operation, file);
        var mayFail = target < 0 || target > Integer.MAX_VALUE;
        if (outcome.failed()
                && !(mayFail && FAR.contains(outcome.errno()))
                && operation.second() < WHENCE_END) {
            throw deviation(operation, target < 0 ? Set.of(EINVAL) : "offset", outcome);
        }
        if (outcome.failed()) {
            return;
        }
        var exact = operation.second() < WHENCE_END && !(file.stale && operation.second() == 1);
        if (operation.second() >= WHENCES || exact && outcome.result() != target) {
            throw deviation(operation, target < 0 ? Set.of(EINVAL) : "that offset", outcome);
        }
        file.position = outcome.result();
        file.stale &= outcome.result() != 0;
        sought(file);
    }

    /// Where a seek leads to; negative if nowhere.
    private static long target(Operation operation, Description file) {
        return switch ((int) operation.second()) {
            case WHENCE_SET -> operation.first();
            case WHENCE_CUR -> file.position + operation.first();
            default -> -1;
        };
    }

    /// Some calls go no farther than 2 GiB (`do_sendfile`, `fs/read_write.c`).
    private void sent(Operation operation, Outcome outcome) throws Deviation {
        var file = file(operation);
        var here = operation.second() == -1;
        var offset = here && file != null ? file.position : operation.second();
        var far = offset > Integer.MAX_VALUE - operation.first();
        var allowed = far ? Set.of(EINVAL, ESPIPE, EOVERFLOW) : NOT_OFFERED;
        if (here) {
            read(operation, operation.first(), outcome, allowed);
        } else {
            readAt(operation, offset, outcome, allowed);
        }
    }

    /// Nothing to move is no error, whatever the descriptors are (`fs/splice.c`).
    private void spliced(Operation operation, Outcome outcome) throws Deviation {
        if (operation.first() > 0 || outcome.result() != 0) {
            read(operation, operation.first(), outcome, Set.of(EINVAL, Errno.EAGAIN));
        }
    }

    private void forkRead(Operation operation, Outcome outcome) throws Deviation {
        if (Description.whyNotRead(file(operation)).isEmpty()) {
            read(operation, Math.max(1, operation.first()), outcome, Set.of());
        }
    }

    private void write(Operation operation, byte[] text, Outcome outcome) throws Deviation {
        var file = file(operation);
        var why = Description.whyNotWritten(file);
        if (!isRefused(operation, why, tooFar(file), outcome)) {
            done(operation, Request.of(text, population, this), text.length > LARGE, outcome);
        }
    }

    private void pwrite(Operation operation, byte[] text, Outcome outcome) throws Deviation {
        var why = Description.whyNotWritten(file(operation));
        if (operation.first() < 0) {
            why.add(EINVAL);
        }
        var allowed =
                operation.first() > Integer.MAX_VALUE
                        ? Set.of(ESPIPE, EINVAL, EOVERFLOW)
                        : Set.of(ESPIPE);
        if (!why.isEmpty()) {
            why.add(ESPIPE);
        }
        if (!isRefused(operation, why, allowed, outcome)) {
            done(operation, Request.of(text, population, this), text.length > LARGE, outcome);
        }
    }

    /// What the kernel itself may say of a transfer where a descriptor stands: it could end beyond
    /// the greatest offset (`rw_verify_area` in `fs/read_write.c`).
    private static Set<Errno> tooFar(Description file) {
        return file == null ? Set.of() : tooFar(file.position);
    }

    private static Set<Errno> tooFar(long offset) {
        return offset > Integer.MAX_VALUE ? FAR : Set.of();
    }

    /// Each buffer is a write of its own, up to the first that is not taken whole.
    private void writev(Operation operation, byte[] text, Outcome outcome) throws Deviation {
        var file = file(operation);
        var why = Description.whyNotWritten(file);
        if (text.length == 0 || isRefused(operation, why, tooFar(file), outcome)) {
            return;
        }
        var cut = (int) Math.min(operation.first(), text.length);
        var first = Request.of(Arrays.copyOf(text, cut), population, this);
        if (!first.isWhole() || cut == text.length) {
            done(operation, first, false, outcome);
            return;
        }
        done(operation, first, false, Outcome.of(Math.min(outcome.result(), cut)));
        var rest = Request.of(Arrays.copyOfRange(text, cut, text.length), population, this);
        var more = outcome.result() - cut;
        if (more > 0 || rest.isWhole() && !rest.foreign()) {
            done(operation, rest, false, Outcome.of(more));
        } else if (rest.taken() > 0 && !rest.foreign()) {
            throw deviation(operation, cut + rest.taken(), outcome);
        } else if (rest.foreign()) {
            resync();
        }
    }

    private void writeBad(Operation operation, byte[] text, Outcome outcome) throws Deviation {
        var why = Description.whyNotWritten(file(operation));
        if (!why.isEmpty()) {
            why.add(EFAULT);
        }
        if (isRefused(operation, why, Set.of(EFAULT, EINVAL), outcome)) {
            return;
        }
        var readable =
                BadPointer.of(operation.first()) == BadPointer.STRADDLING ? text : new byte[0];
        var whole = Arrays.copyOf(readable, lastNewline(readable) + 1);
        if (whole.length == 0) {
            throw deviation(operation, Set.of(EFAULT), outcome);
        }
        done(operation, Request.of(whole, population, this), true, outcome);
    }

    private static int lastNewline(byte[] text) {
        var at = text.length - 1;
        while (at >= 0 && text[at] != '\n') {
            at--;
        }
        return at;
    }

    private void forkWrite(Operation operation, byte[] text, Outcome outcome) throws Deviation {
        var request = Request.of(text, population, this);
        var permitted = Description.whyNotWritten(file(operation)).isEmpty();
        var succeeds = permitted && request.isWhole();
        if (succeeds == outcome.failed()) {
            throw deviation(operation, succeeds ? "success in a child" : "failure", outcome);
        }
        if (succeeds) {
            registered.addAll(request.pids());
            outdated = true;
        }
    }

    /// Judges what a write returned, and remembers whom it registered.
    ///
    /// @param inPart whether it may have taken some of the good lines only
    private void done(Operation operation, Request request, boolean inPart, Outcome outcome)
            throws Deviation {
        if (request.foreign()) {
            resync();
            return;
        }
        outdated = true;
        var lines = request.ends().indexOf((int) outcome.result()) + 1;
        if (lines > 0 && (inPart || lines == request.ends().size())) {
            registered.addAll(request.pids().subList(0, lines));
            return;
        }
        var asBad = request.ends().isEmpty() && outcome.failed();
        if (!asBad || !request.errors().contains(outcome.errno())) {
            var expected = request.ends().isEmpty() ? request.errors() : "its good lines taken";
            throw deviation(operation, expected, outcome);
        }
    }

    /// A descriptor was asked where it is, after a write of `taken` bytes.
    void moved(Operation operation, long position, long taken) throws Deviation {
        var file = file(operation);
        if (file.stale || file.gone) {
            return;
        }
        if (position != file.position && position != file.position + taken) {
            throw deviation(operation, "no other position", Outcome.of(position));
        }
        file.position = position;
        sought(file);
    }

    /// Who seeks beyond the end of the list is given there what is listed later.
    private void sought(Description file) {
        file.beyond = file.position > reference.length ? file.position : file.beyond;
    }

    private void killed(long pid) {
        if (registered.remove(pid)) {
            fading.add(pid);
        }
    }

    private void reloaded() throws Deviation {
        for (var file : files) {
            if (file != null) {
                file.gone = true;
            }
        }
        registered.clear();
        fading.clear();
        reference = new byte[0];
        checkList();
    }

    private void registerAll() throws Deviation {
        registered.addAll(population.all().stream().filter(population::isOurs).toList());
        checkList();
    }

    /// Reads the list: it has everybody who is registered, once, and nobody else.
    private void checkList() throws Deviation {
        outdated = false;
        var now = list.read();
        var pids = now.pids();
        var lost = new LinkedHashSet<>(registered);
        lost.removeAll(pids);
        if (!lost.isEmpty()) {
            throw new Deviation(
                    "list lacks processes",
                    "%d of %d registered processes are not listed, among them %d"
                            .formatted(lost.size(), registered.size(), lost.getFirst()));
        }
        var strangers = new LinkedHashSet<>(pids);
        strangers.removeAll(registered);
        strangers.removeAll(fading);
        if (!strangers.isEmpty()) {
            throw new Deviation(
                    "list has a process that was refused or never written",
                    "the list has " + strangers + ", which nobody registered");
        }
        take(now);
    }

    private void take(StatusList.Text now) {
        var grown =
                now.bytes().length >= reference.length
                        && Arrays.mismatch(
                                        reference,
                                        0,
                                        reference.length,
                                        now.bytes(),
                                        0,
                                        reference.length)
                                < 0;
        if (!grown) {
            for (var file : files) {
                if (file != null) {
                    file.stale = true;
                }
            }
        }
        reference = now.bytes();
    }

    /// After something that cannot be foretold: takes the list as it is.
    void resync() throws Deviation {
        outdated = false;
        var now = list.read();
        registered.clear();
        now.pids().stream().filter(pid -> !fading.contains(pid)).forEach(registered::add);
        take(now);
    }

    private static Deviation deviation(Operation operation, Object expected, Outcome outcome) {
        var verb = operation.verb().name().toLowerCase(java.util.Locale.ROOT);
        var came = outcome.failed() ? outcome.errno().name() : "a result";
        var wanted = expected instanceof Number ? "another result" : expected.toString();
        return new Deviation(
                "%s: %s expected, %s came".formatted(verb, wanted, came),
                "%s: expected %s, got %s".formatted(operation, expected, outcome.show()));
    }
}
