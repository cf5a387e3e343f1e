// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;

/// Which errors are told: not those that follow from one that is told already.
final class Reports {
    private final Sources sources;
    private final Set<Element> refused = new HashSet<>();
    private int refusals;

    Reports(Sources sources) {
        this.sources = sources;
    }

    /// Adds the reason to refuse a declaration or statement, unless it names something that was
    /// refused before; what a tree declares is refused with it.
    void add(Rejection rejection, Tree tree, List<Diagnostic> errors) {
        var declared = sources.element(tree);
        tell(rejection, tree, errors);
        if (declared != null) {
            refused.add(declared);
        }
    }

    /// The same, but what the tree declares is as it should be.
    void tell(Rejection rejection, Tree tree, List<Diagnostic> errors) {
        refusals++;
        if (!refused.contains(sources.element(tree)) && !follows(tree)) {
            errors.add(rejection.diagnostic());
        }
    }

    /// Notes that a tree was left out, without a word.
    void leaveOut() {
        refusals++;
    }

    /// Whether anything is left out.
    boolean leaveOutSomething() {
        return refusals > 0;
    }

    /// Whether something is left out of what some work makes.
    boolean leavesOut(Runnable work) {
        int before = refusals;
        work.run();
        return refusals > before;
    }

    /// Whether a tree, blocks inside of it left out, names something that was refused.
    boolean follows(Tree tree) {
        var scanner =
                new TreeScanner<Void, Void>() {
                    private boolean found;

                    @Override
                    public Void scan(Tree inner, Void nothing) {
                        if (inner != null && !(inner instanceof BlockTree && inner != tree)) {
                            found |= inner != tree && names(inner);
                            super.scan(inner, nothing);
                        }
                        return null;
                    }
                };
        scanner.scan(tree, null);
        return scanner.found;
    }

    private boolean names(Tree tree) {
        boolean isDeclaration = tree instanceof VariableTree || tree instanceof ClassTree;
        return !isDeclaration && refused.contains(sources.element(tree));
    }
}
