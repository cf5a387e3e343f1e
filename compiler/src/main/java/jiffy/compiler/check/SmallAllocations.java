// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.infer.ArraySizes;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// Where the kernel must not schedule, nothing larger than a page is allocated: the kernel would
/// have to find several free pages side by side, and must not wait until there are some.
///
/// An array is refused if it is too large for every length that it may have. One that may be, or
/// may not be, ends in an `OutOfMemoryError` when it is made (`jiffy_array_alloc`), never in a
/// request for several pages. An object's size is that of its fields, as C lays them out, and of
/// what comes before them: assumed to be no more than 128 bytes, of which the kernel API's entries
/// of containers need 40.
public final class SmallAllocations implements Check {
    /// Bytes of the least page of a 64-bit machine.
    static final long PAGE = 4096;

    /// What an object may have besides its fields: the number of its class, a count of owners, and
    /// the links of a container's entry.
    private static final long HEADER = 128;

    @Override
    public List<Diagnostic> check(Module module) {
        var errors = new ArrayList<Diagnostic>();
        new Allocations(module, errors).walk();
        return List.copyOf(errors);
    }

    /// The bytes of an array: its length, and its elements.
    static long bytes(Type element, long length) {
        long size = bytes(element);
        return Math.max(Integer.BYTES, size) + length * size;
    }

    private static long bytes(Type type) {
        return type instanceof Type.Primitive primitive
                ? Math.max(1, primitive.bits() / Byte.SIZE)
                : Long.BYTES;
    }

    private static final class Allocations extends AtomicCode {
        private final Module module;
        private final ArraySizes sizes;
        private final List<Diagnostic> errors;
        private final Set<Span> told = new HashSet<>();

        Allocations(Module module, List<Diagnostic> errors) {
            super(module);
            this.module = module;
            this.errors = errors;
            sizes = ArraySizes.of(module);
        }

        @Override
        protected void inspect(Stmt statement, Way way) {
            switch (statement) {
                case Stmt.AllocateArray array -> {
                    var element = ((Type.Array) array.result().type()).element();
                    inspect("this array", bytes(element, sizes.least(array)), array.span(), way);
                }
                case Stmt.Allocate(_, var name, _, var span) -> {
                    var type = module.classNamed(name);
                    inspect("a `%s`".formatted(name), HEADER + end(type), span, way);
                }
                default -> {}
            }
        }

        /// Where an object's fields end: those of the class that it extends come first.
        private long end(ClassDef type) {
            long end = type.lineage().parent().map(module::classNamed).map(this::end).orElse(0L);
            for (var field : type.fields()) {
                long size = bytes(field.type());
                end = (end + size - 1) / size * size + size;
            }
            return (end + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        }

        private void inspect(String what, long bytes, Span span, Way way) {
            var place = way.intoLibrary().map(Step::at).orElse(span);
            if (bytes <= PAGE || !told.add(place)) {
                return;
            }
            String message =
                    "%s has %,d bytes, more than a page, but %s"
                            .formatted(what, bytes, way.reason().claim());
            errors.add(
                    way.explain(Diagnostic.at(place, Rule.ALLOCATION, message))
                            .help(
                                    "make it in the constructor and keep it in a field, or queue a"
                                            + " `Work` and make it there"));
        }
    }
}
