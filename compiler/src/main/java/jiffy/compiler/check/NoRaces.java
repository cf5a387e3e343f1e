// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiffy.compiler.check.Accesses.Access;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Field;

/// State that concurrent entry points share is guarded by one lock.
///
/// Proves by lock sets: of any two accesses to one cell ([Accesses]) that can run at the same time,
/// at least one of them writing, both hold a common lock. Two different entry points run at the
/// same time; one runs beside itself if its binding says so. Construction and `close()` run alone.
/// `final` fields are set before the module is published; `volatile` ones need no lock.
///
/// Sound under the bindings' word on what is concurrent, and on which calls change a container.
final class NoRaces {
    private NoRaces() {}

    static List<Diagnostic> in(Map<Field, List<Access>> all) {
        var errors = new ArrayList<Diagnostic>();
        all.forEach((cell, accesses) -> {
            if (!cell.isVolatile()) {
                new Conflicts(accesses).worst().ifPresent(errors::add);
            }
        });
        return errors;
    }

    /// The accesses to one cell.
    private static final class Conflicts {
        private final List<Access> accesses;
        private final Optional<Field> lock;

        Conflicts(List<Access> accesses) {
            this.accesses = accesses;
            lock = usual();
        }

        /// The lock that most accesses hold: the one that was meant to guard the cell.
        private Optional<Field> usual() {
            var holders = new HashMap<Field, Integer>();
            accesses.forEach(
                    each -> each.locks().forEach(held -> holders.merge(held, 1, Integer::sum)));
            return holders.entrySet().stream()
                    .max(
                            Comparator.comparingInt(Map.Entry<Field, Integer>::getValue)
                                    .thenComparing(each -> each.getKey().name()))
                    .map(Map.Entry::getKey);
        }

        /// The conflict that says best what to mend: an access without the lock that others hold,
        /// a write before a read.
        Optional<Diagnostic> worst() {
            Access first = null;
            Access second = null;
            for (var a : accesses) {
                for (var b : accesses) {
                    if (conflict(a, b) && (first == null || blame(a) > blame(first))) {
                        first = a;
                        second = b;
                    }
                }
            }
            return first == null ? Optional.empty() : Optional.of(error(first, second));
        }

        private static boolean conflict(Access a, Access b) {
            return (a.writes() || b.writes())
                    && a.entry().runsBeside(b.entry())
                    && a.locks().stream().noneMatch(b.locks()::contains);
        }

        private int blame(Access access) {
            boolean lacks = lock.filter(access.locks()::contains).isEmpty();
            return (lacks ? 2 : 0) + (access.writes() ? 1 : 0);
        }

        private Diagnostic error(Access a, Access b) {
            String what = "`%s` is %s here".formatted(a.cell().name(), done(a));
            var error = Diagnostic.at(a.span(), Rule.RACE, what + meanwhile(a, b));
            if (!a.span().equals(b.span())) {
                String other = "it is %s here".formatted(done(b));
                String under =
                        b.locks().stream()
                                .sorted(Comparator.comparing(Field::name))
                                .findFirst()
                                .map(each -> ", under `%s`".formatted(each.name()))
                                .orElse("");
                error = error.note(other + under, b.span());
            }
            return error.help(
                    lock.map(each -> "take `%s` around it".formatted(each.name()))
                                    .orElse("take the same lock around both")
                            + ": `try (var _ = %s.acquire()) { … }`"
                                    .formatted(lock.map(Field::name).orElse("lock")));
        }

        private static String done(Access access) {
            return access.writes() ? "changed" : "read";
        }

        private static String meanwhile(Access a, Access b) {
            return " while %s`%s` may %s it"
                    .formatted(
                            a.entry().equals(b.entry()) ? "another " : "",
                            b.entry().method().display(),
                            b.writes() ? "change" : "read");
        }
    }
}
