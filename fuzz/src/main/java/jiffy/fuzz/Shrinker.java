// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jiffy.fuzz.tree.Piece.Block;
import jiffy.fuzz.tree.Smaller;

/// Makes a program that goes wrong smaller, as long as it goes wrong in the same way.
public final class Shrinker {
    private final Trial trial;
    private int tries;
    private long at;

    /// @param tries how many programs may be tried
    public Shrinker(Trial trial, int tries) {
        this.trial = trial;
        this.tries = tries;
    }

    /// The smallest that was found.
    public Finding shrink(Finding finding) throws IOException, InterruptedException {
        var smallest = finding;
        for (boolean again = true; again; ) {
            again = false;
            at = 0;
            for (var next = step(smallest); next.isPresent(); next = step(smallest)) {
                smallest = next.get();
                again = true;
            }
        }
        return smallest;
    }

    /// The next that still goes wrong, behind the steps that were tried before.
    private Optional<Finding> step(Finding finding) throws IOException, InterruptedException {
        var steps = Smaller.than(finding.program().members()).skip(at);
        for (var members : (Iterable<Block>) steps::iterator) {
            if (tries-- <= 0) {
                return Optional.empty();
            }
            at++;
            var found = trial.run(List.of(finding.program().with(members)));
            var same = found.stream().filter(each -> isSame(each, finding)).findFirst();
            if (same.isPresent()) {
                at--;
                return same;
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(Finding one, Finding other) {
        return one.kind() == other.kind() && one.gist().equals(other.gist());
    }
}
