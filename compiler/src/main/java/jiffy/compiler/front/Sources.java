// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.ir.Span;

/// Attributed sources: javac's trees with their types, elements and places.
///
/// The bodies of the library are among them, as soon as they are asked for: javac reads a class of
/// the kernel API from its source where the API ships one, and only if somebody names the class.
final class Sources implements AutoCloseable {
    private final JavacTask task;
    private final StandardJavaFileManager files;
    private final DiagnosticCollector<JavaFileObject> found;
    private final Trees trees;
    private final Types types;
    private final Elements elements;
    private final List<CompilationUnitTree> units;
    private final Map<Tree, TreePath> paths = new IdentityHashMap<>();

    private Sources(
            JavacTask task,
            StandardJavaFileManager files,
            DiagnosticCollector<JavaFileObject> found,
            List<CompilationUnitTree> units) {
        this.task = task;
        this.files = files;
        this.found = found;
        trees = Trees.instance(task);
        types = task.getTypes();
        elements = task.getElements();
        this.units = units;
        units.forEach(this::index);
    }

    /// Parses and attributes. javac's errors are added to `errors`; then the result is empty.
    ///
    /// @param modulePath where the kernel API is
    static Optional<Sources> attribute(
            List<Path> files, List<Path> modulePath, List<Diagnostic> errors) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var collector = new DiagnosticCollector<JavaFileObject>();
        var manager =
                compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8);
        var task =
                (JavacTask)
                        compiler.getTask(
                                null,
                                manager,
                                collector,
                                options(modulePath),
                                null,
                                manager.getJavaFileObjectsFromPaths(files));
        try {
            var units = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(units::add);
            task.analyze();
            var sources = new Sources(task, manager, collector, units);
            sources.javaErrors().forEach(errors::add);
            if (errors.isEmpty()) {
                return Optional.of(sources);
            }
            sources.close();
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The API stands on the module path as classes, and patches itself with what sources it has.
    private static List<String> options(List<Path> modulePath) {
        var api = String.join(":", modulePath.stream().map(Path::toString).toList());
        return List.of(
                "--release",
                "25",
                "-proc:none",
                "-p",
                api,
                "--add-modules",
                "jiffy.linux",
                "--patch-module",
                "jiffy.linux=" + api,
                "-Xprefer:source");
    }

    private List<Diagnostic> javaErrors() {
        return JavaErrors.of(found.getDiagnostics());
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The tree of a class of the library; empty if the API ships no source of it.
    Optional<ClassTree> library(TypeElement type) {
        var path = trees.getPath(type);
        if (path == null) {
            return Optional.empty();
        }
        if (!paths.containsKey(path.getLeaf())) {
            analyze();
            index(path.getCompilationUnit());
        }
        return Optional.of((ClassTree) path.getLeaf());
    }

    /// Attributes what javac has read since the last time.
    private void analyze() {
        try {
            task.analyze();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        javaErrors().stream()
                .findFirst()
                .ifPresent(error -> {
                    throw new Rejection(error);
                });
    }

    private void index(CompilationUnitTree unit) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void scan(Tree tree, Void nothing) {
                if (tree != null) {
                    var parent = getCurrentPath();
                    paths.put(
                            tree, parent == null ? new TreePath(unit) : new TreePath(parent, tree));
                }
                return super.scan(tree, nothing);
            }
        }.scan(new TreePath(unit), null);
    }

    List<CompilationUnitTree> units() {
        return units;
    }

    Types types() {
        return types;
    }

    Elements elements() {
        return elements;
    }

    Trees trees() {
        return trees;
    }

    /// The element that a tree declares or names.
    Element element(Tree tree) {
        return trees.getElement(paths.get(tree));
    }

    /// The type of an expression.
    TypeMirror type(Tree tree) {
        return trees.getTypeMirror(paths.get(tree));
    }

    /// Whether an expression stands as a statement: nobody uses its value.
    boolean isStatement(Tree tree) {
        var parent = paths.get(tree).getParentPath().getLeaf();
        return switch (parent) {
            case ParenthesizedTree _ -> isStatement(parent);
            case ExpressionStatementTree _ -> true;
            default -> false;
        };
    }

    /// The tree around a tree.
    Tree parent(Tree tree) {
        return paths.get(tree).getParentPath().getLeaf();
    }

    /// Where a tree stands.
    Span span(Tree tree) {
        var path = paths.get(tree);
        var unit = path.getCompilationUnit();
        long start = trees.getSourcePositions().getStartPosition(unit, tree);
        long end = trees.getSourcePositions().getEndPosition(unit, tree);
        if (start < 0) {
            var parent = path.getParentPath();
            return parent == null ? new Span(file(unit), 1, 1, 1, 1) : span(parent.getLeaf());
        }
        var lines = unit.getLineMap();
        end = Math.max(start, end);
        return new Span(
                file(unit),
                (int) lines.getLineNumber(start),
                (int) lines.getColumnNumber(start),
                (int) lines.getLineNumber(end),
                (int) lines.getColumnNumber(end));
    }

    /// Where the name of a declaration stands: the first such word behind another part of it.
    Span nameSpan(Tree tree, Tree before, String name) {
        var unit = paths.get(tree).getCompilationUnit();
        var positions = trees.getSourcePositions();
        long start =
                Math.max(
                        positions.getStartPosition(unit, tree),
                        positions.getEndPosition(unit, before));
        var word = Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])");
        var found = word.matcher(text(unit));
        if (start < 0 || !found.find((int) start)) {
            return span(tree);
        }
        int line = (int) unit.getLineMap().getLineNumber(found.start());
        int column = (int) unit.getLineMap().getColumnNumber(found.start());
        return new Span(file(unit), line, column, line, column + name.length());
    }

    private static CharSequence text(CompilationUnitTree unit) {
        try {
            return unit.getSourceFile().getCharContent(true);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path file(CompilationUnitTree unit) {
        return file(unit.getSourceFile());
    }

    /// Where a source is; one in an archive has a path inside of it.
    static Path file(JavaFileObject source) {
        var uri = source.toUri();
        return "jar".equals(uri.getScheme())
                ? Path.of(uri.toString().replaceFirst(".*!/", ""))
                : Path.of(uri);
    }
}
