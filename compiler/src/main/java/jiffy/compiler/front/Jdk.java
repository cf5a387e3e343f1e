// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.MethodInvocationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Type;

/// The JDK's methods that exist in the kernel: the one table of what they become.
final class Jdk {
    private static final Map<String, String> METHODS =
            Map.ofEntries(
                    Map.entry("java.lang.Math.abs(int)", "abs($0)"),
                    Map.entry("java.lang.Math.abs(long)", "abs($0)"),
                    Map.entry("java.lang.Math.min(int,int)", "min_t(int, $0, $1)"),
                    Map.entry("java.lang.Math.min(long,long)", "min_t(s64, $0, $1)"),
                    Map.entry("java.lang.Math.max(int,int)", "max_t(int, $0, $1)"),
                    Map.entry("java.lang.Math.max(long,long)", "max_t(s64, $0, $1)"),
                    Map.entry("java.lang.Integer.compare(int,int)", "jiffy_compare($0, $1)"),
                    Map.entry("java.lang.Long.compare(long,long)", "jiffy_compare($0, $1)"),
                    Map.entry("java.lang.Integer.bitCount(int)", "((int)hweight32($0))"),
                    Map.entry("java.lang.Long.bitCount(long)", "((int)hweight64($0))"));

    private Jdk() {}

    static Expr call(
            TypeElement owner,
            ExecutableElement method,
            MethodInvocationTree call,
            Expressions expressions,
            World world,
            Span span) {
        var template = METHODS.get(owner.getQualifiedName() + "." + method);
        if (template == null) {
            throw World.reject(
                    span,
                    Rule.JDK,
                    "`%s.%s` does not exist in the kernel"
                            .formatted(owner.getSimpleName(), method.getSimpleName()));
        }
        var operands = new ArrayList<Supplier<Expr>>();
        var types = new ArrayList<Type>();
        for (int i = 0; i < call.getArguments().size(); i++) {
            var type = world.type(method.getParameters().get(i).asType(), span);
            var argument = call.getArguments().get(i);
            types.add(type);
            operands.add(() -> expressions.valueAs(argument, type));
        }
        var result = world.type(method.getReturnType(), span);
        var binding =
                new Binding(
                        owner.getSimpleName() + "." + method.getSimpleName(),
                        template,
                        Set.of(Binding.Trait.PURE),
                        Set.of(),
                        List.copyOf(types),
                        result,
                        List.of("linux/minmax.h", "linux/bitops.h", "linux/math.h"),
                        Optional.empty(),
                        Optional.empty());
        return new Expr.Native(
                binding, Optional.empty(), expressions.values(operands, span), result);
    }
}
