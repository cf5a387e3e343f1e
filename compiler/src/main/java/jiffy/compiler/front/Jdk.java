// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.ExpressionTree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Span;

/// The JDK's static methods that exist in the kernel: those that the class of the same name in
/// `jiffy.linux.jdk` has too.
final class Jdk {
    private static final String PACKAGE = "jiffy.linux.jdk.";
    private static final Set<String> MIRRORED = Set.of("java.lang", "java.util");

    private final World world;

    Jdk(World world) {
        this.world = world;
    }

    /// The method that stands for one of the JDK's.
    ///
    /// @param arguments decide where the JDK's method takes any object; none for a reference to it
    ExecutableElement counterpart(
            ExecutableElement method, List<? extends ExpressionTree> arguments, Span span) {
        var owner = (TypeElement) method.getEnclosingElement();
        return counterpart(method).stream()
                .flatMap(each -> ElementFilter.methodsIn(each.getEnclosedElements()).stream())
                .filter(each -> each.getSimpleName().equals(method.getSimpleName()))
                .filter(each -> fits(each, method, arguments))
                .findFirst()
                .orElseThrow(() -> unknown(owner, method, span));
    }

    /// The class in which the counterpart is; of `Arrays`, one for each kind of array.
    private Optional<TypeElement> counterpart(ExecutableElement method) {
        var owner = (TypeElement) method.getEnclosingElement();
        var elements = world.sources().elements();
        String name = owner.getSimpleName().toString();
        if (name.equals("Arrays")
                && method.getParameters().getFirst().asType() instanceof ArrayType array) {
            String kind = array.getComponentType().toString();
            name = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + name;
        }
        return MIRRORED.contains(elements.getPackageOf(owner).getQualifiedName().toString())
                ? Optional.ofNullable(elements.getTypeElement(PACKAGE + name))
                : Optional.empty();
    }

    private boolean fits(
            ExecutableElement candidate,
            ExecutableElement method,
            List<? extends ExpressionTree> arguments) {
        var types = world.sources().types();
        var parameters = candidate.getParameters();
        if (parameters.size() != method.getParameters().size() || !World.isStatic(method)) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            var wanted = parameters.get(i).asType();
            var declared = types.erasure(method.getParameters().get(i).asType());
            boolean decides = isObject(declared) && !arguments.isEmpty();
            var given = decides ? world.sources().type(arguments.get(i)) : declared;
            if (!types.isSameType(wanted, given)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isObject(TypeMirror type) {
        return type.toString().equals("java.lang.Object");
    }

    private static Rejection unknown(TypeElement owner, ExecutableElement method, Span span) {
        boolean isOfObjects =
                owner.getQualifiedName().contentEquals("java.util.Arrays")
                        && method.getParameters().getFirst().asType() instanceof ArrayType array
                        && !array.getComponentType().getKind().isPrimitive();
        if (isOfObjects) {
            return World.reject(
                    span,
                    Rule.JDK,
                    "`Arrays.%s` of objects does not exist in the kernel"
                            .formatted(method.getSimpleName()),
                    "write a loop over the elements; there are `fill`, `copyOf` and `copyOfRange`");
        }
        return World.lacking(owner.getQualifiedName() + "." + method.getSimpleName(), span);
    }
}
