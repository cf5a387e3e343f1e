// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.Tree;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Parameter;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Type;

/// What the lowering of every class shares: names and types of the closed world.
final class World {
    /// The kernel's exception.
    static final String ERRNO = "jiffy.linux.Errno";

    private static final Set<String> BOXES =
            Set.of("Integer", "Long", "Short", "Byte", "Character", "Boolean");
    private static final String MODULE = "jiffy.linux.module.KernelModule";

    private final Sources sources;
    private final Api api;
    private final Library library;
    private final Reports reports;
    private final Map<TypeElement, String> classNames = new HashMap<>();
    private final Map<VariableElement, Field> fields = new HashMap<>();
    private final Set<Type.Enum> valuesByName = new LinkedHashSet<>();
    private final Map<VariableElement, Parameter> parameters = new HashMap<>();

    private final Hierarchy hierarchy = new Hierarchy(this);
    private final Conversions conversions = new Conversions(hierarchy);
    private final Dispatch dispatch = new Dispatch(this);
    private final ObjectMethods objects = new ObjectMethods(this);
    private final Lambdas lambdas = new Lambdas(this);
    private final EnumBodies enumBodies = new EnumBodies(this);
    private final Captures captures = new Captures(this);
    private final Bindings bindings = new Bindings(this);

    World(Sources sources) {
        this.sources = sources;
        reports = new Reports(sources);
        api = new Api(sources.elements());
        library = new Library(sources, api);
    }

    Hierarchy hierarchy() {
        return hierarchy;
    }

    Conversions conversions() {
        return conversions;
    }

    Dispatch dispatch() {
        return dispatch;
    }

    ObjectMethods objects() {
        return objects;
    }

    Lambdas lambdas() {
        return lambdas;
    }

    EnumBodies enumBodies() {
        return enumBodies;
    }

    Captures captures() {
        return captures;
    }

    Bindings bindings() {
        return bindings;
    }

    Reports reports() {
        return reports;
    }

    Sources sources() {
        return sources;
    }

    Api api() {
        return api;
    }

    Library library() {
        return library;
    }

    /// Makes a class of the sources known.
    void declare(TypeElement type) {
        String name = nameOf(type);
        classNames.put(type, name);
        hierarchy.declare(name, type);
    }

    /// Makes the body of an enum's constant known: its methods are some of the enum's.
    void declareBody(TypeElement body, String constant) {
        var owner = (TypeElement) sources.types().asElement(body.getSuperclass());
        classNames.put(body, classNames.get(owner) + "." + constant);
    }

    /// The type of the objects of a class, by its name; the body of an enum's constant is none.
    Type typeNamed(String name) {
        return enumBodies.ownerOf(name).orElseGet(() -> hierarchy.type(name));
    }

    /// A class's name, with those of the classes around it; local classes may share theirs, and
    /// anonymous ones have none.
    private String nameOf(TypeElement type) {
        String name = type.getSimpleName().toString();
        for (var outer = type.getEnclosingElement();
                !(outer instanceof PackageElement);
                outer = outer.getEnclosingElement()) {
            if (outer instanceof TypeElement owner) {
                name = owner.getSimpleName() + "." + name;
            }
        }
        String unique = name;
        for (int i = 1; name.endsWith(".") && i == 1 || classNames.containsValue(unique); i++) {
            unique = name + i;
        }
        return unique;
    }

    /// Makes a module parameter known.
    void declare(VariableElement field, Parameter parameter) {
        parameters.put(field, parameter);
    }

    /// Whether the class is compiled into the module: one of the sources, or of the library.
    boolean isOurs(Element type) {
        return classNames.containsKey(type) || library.contains(type);
    }

    /// Whether the class is the module's own, of which there is one object.
    boolean isModule(Element type) {
        return api.annotation(type, MODULE).isPresent();
    }

    /// Whether a class is the module's.
    boolean isModule(String className) {
        var type = hierarchy().element(className);
        return type != null && isModule(type);
    }

    /// Whether a method of the library is written in Java; some are bound.
    boolean isCompiled(ExecutableElement method) {
        return isOurs(method.getEnclosingElement()) && !api.isBound(method);
    }

    String className(TypeElement type) {
        var name = classNames.get(type);
        if (name != null) {
            return name;
        }
        var used = library.use(type);
        hierarchy.declare(used, type);
        return used;
    }

    Optional<Parameter> parameter(VariableElement field) {
        return Optional.ofNullable(parameters.get(field));
    }

    /// A field of one of the sources.
    Field field(VariableElement element, Span span) {
        return fields.computeIfAbsent(
                element,
                _ ->
                        new Field(
                                className((TypeElement) element.getEnclosingElement()),
                                element.getSimpleName().toString(),
                                type(element.asType(), span),
                                element.getModifiers().contains(Modifier.FINAL),
                                element.getModifiers().contains(Modifier.VOLATILE),
                                declaration(element, span)));
    }

    /// Notes that `valueOf` of an enum is called.
    void needsValueOf(Type.Enum type) {
        valuesByName.add(type);
    }

    /// The enums whose `valueOf` is called.
    Set<Type.Enum> valuesByName() {
        return valuesByName;
    }

    /// A `static final` field of the sources, which is no constant to javac.
    Expr staticField(VariableElement element, Span span) {
        var field = field(element, span);
        if (!field.isFinal()) {
            throw reject(
                    span,
                    Rule.STATIC_STATE,
                    "the static field `" + field.name() + "` is not a constant",
                    "make it a field of the module class, or a `@Parameter`");
        }
        return new Expr.Load(new Expr.Statics(field.owner()), field);
    }

    /// Where an element is declared, if it is in the sources.
    Span declaration(Element element, Span otherwise) {
        var tree = sources.trees().getTree(element);
        return tree == null ? otherwise : sources.span(tree);
    }

    MethodName name(ExecutableElement method) {
        var owner = (TypeElement) method.getEnclosingElement();
        var name = classNames.get(owner);
        return new MethodName(
                name == null ? library.use(method) : name,
                method.getSimpleName().toString(),
                descriptor(method));
    }

    /// The erased types of a method's parameters and result.
    String signature(ExecutableElement method) {
        return descriptor(method) + " " + sources.types().erasure(method.getReturnType());
    }

    /// What tells the method apart from others of its name.
    String descriptor(ExecutableElement method) {
        return method.getParameters().stream()
                .map(each -> sources.types().erasure(each.asType()).toString())
                .collect(Collectors.joining(","));
    }

    /// The type of an expression or declaration; a type that the kernel lacks is refused there.
    Type type(TypeMirror mirror, Span where) {
        return switch (mirror.getKind()) {
            case VOID -> Type.Primitive.VOID;
            case BOOLEAN -> Type.Primitive.BOOLEAN;
            case BYTE -> Type.Primitive.BYTE;
            case SHORT -> Type.Primitive.SHORT;
            case CHAR -> Type.Primitive.CHAR;
            case INT -> Type.Primitive.INT;
            case LONG -> Type.Primitive.LONG;
            case FLOAT, DOUBLE ->
                    throw reject(
                            where,
                            Rule.FLOATING_POINT,
                            "`%s` does not exist in the kernel".formatted(mirror),
                            "count in whole units that are small enough, such as nanoseconds");
            case NULL -> new Type.Null();
            case ARRAY -> new Type.Array(elementType((ArrayType) mirror, where));
            case DECLARED -> declared((DeclaredType) mirror, where);
            case TYPEVAR ->
                    type(((javax.lang.model.type.TypeVariable) mirror).getUpperBound(), where);
            case INTERSECTION -> type(bound((IntersectionType) mirror), where);
            case WILDCARD -> type(bound((WildcardType) mirror), where);
            case NONE, ERROR, PACKAGE, EXECUTABLE, OTHER, UNION, MODULE ->
                    throw unsupported(
                            where,
                            "the type `" + mirror + "`",
                            "name a class, interface or primitive type");
        };
    }

    /// The class of the module that stands for an intersection, if there is one.
    private TypeMirror bound(IntersectionType type) {
        return type.getBounds().stream()
                .map(TypeMirror.class::cast)
                .filter(each -> classOf(each).filter(this::isOurs).isPresent())
                .findFirst()
                .orElseGet(() -> sources.types().erasure(type));
    }

    /// What is known of a value whose type javac gives as a wildcard, as of what a record pattern
    /// without type arguments binds.
    private TypeMirror bound(WildcardType type) {
        return type.getExtendsBound() == null
                ? sources.types().erasure(type)
                : type.getExtendsBound();
    }

    private Type elementType(ArrayType array, Span where) {
        var element = type(array.getComponentType(), where);
        boolean isKept =
                element instanceof Type.Primitive || element.canBeOwned() || element.isImmortal();
        if (isKept) {
            return element;
        }
        throw unsupported(
                where,
                "an array of `" + array.getComponentType() + "`",
                "keep what you need of each in an object of the module");
    }

    private Type declared(DeclaredType mirror, Span where) {
        var element = (TypeElement) mirror.asElement();
        String name = element.getQualifiedName().toString();
        if (isOurs(element) && Enums.isBody(element)) {
            return type(element.getSuperclass(), where);
        }
        if (isOurs(element) && element.getKind() == ElementKind.ENUM) {
            return new Type.Enum(className(element));
        }
        if (isOurs(element)) {
            return new Type.Struct(className(element));
        }
        if (name.equals(Type.Struct.OBJECT)) {
            return hierarchy.object();
        }
        if (name.equals("java.lang.String")) {
            return new Type.Text();
        }
        if (name.equals(ERRNO) || isThrowable(mirror)) {
            return new Type.Thrown(name);
        }
        var bound = api.boundClass(element);
        if (bound.isPresent()) {
            return new Type.Bound(
                    bound.get(),
                    mirror.getTypeArguments().stream()
                            .filter(each -> each.getKind() == TypeKind.DECLARED)
                            .map(each -> type(each, where))
                            .toList());
        }
        throw bindings.contains(element)
                ? Bindings.missing(element.getSimpleName().toString(), where)
                : lacking(name, where);
    }

    boolean isThrowable(TypeMirror type) {
        var throwable = sources.elements().getTypeElement("java.lang.Throwable").asType();
        return sources.types().isSubtype(type, throwable);
    }

    /// The erased type of a parameter or result of the kernel API; what has no C type by itself,
    /// such as a type variable, is void.
    Type erased(TypeMirror mirror) {
        var erased = sources.types().erasure(mirror);
        try {
            return erased.toString().startsWith(Type.Struct.OBJECT)
                    ? Type.Primitive.VOID
                    : type(erased, new Span(java.nio.file.Path.of("api"), 0, 0, 0, 0));
        } catch (Rejection _) {
            return Type.Primitive.VOID;
        }
    }

    /// The element of a class, by what its type is declared as.
    static Optional<TypeElement> classOf(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? Optional.of((TypeElement) declared.asElement())
                : Optional.empty();
    }

    Span span(Tree tree) {
        return sources.span(tree);
    }

    /// Whether the element is a method or constructor of the kernel API, or of a class of the
    /// module that binds kernel functions as the API does.
    boolean isApi(Element element) {
        String name = sources.elements().getPackageOf(element).getQualifiedName() + ".";
        return name.startsWith("jiffy.linux.") || bindings.contains(element);
    }

    static boolean isLocal(Element element) {
        return switch (element.getKind()) {
            case LOCAL_VARIABLE,
                    PARAMETER,
                    EXCEPTION_PARAMETER,
                    RESOURCE_VARIABLE,
                    BINDING_VARIABLE ->
                    true;
            default -> false;
        };
    }

    static boolean isStatic(Element element) {
        return element.getModifiers().contains(Modifier.STATIC);
    }

    static boolean isField(Element element) {
        return element.getKind() == ElementKind.FIELD;
    }

    /// A class of the JDK, or `class.method`, that the kernel lacks.
    static Rejection lacking(String name, Span where) {
        String shown = name.startsWith("java.lang.") ? name.substring(10) : name;
        var rule = BOXES.contains(shown) ? Rule.BOXED : Rule.JDK;
        var error = Diagnostic.at(where, rule, "`" + shown + "` does not exist in the kernel");
        return new Rejection(Instead.of(name).map(error::help).orElse(error));
    }

    static Rejection reject(Span where, Rule rule, String message, String help) {
        return new Rejection(Diagnostic.at(where, rule, message).help(help));
    }

    static Rejection reject(Span where, Rule rule, String message) {
        return new Rejection(Diagnostic.at(where, rule, message));
    }

    static Rejection unsupported(Span where, String what) {
        return reject(where, Rule.UNSUPPORTED, what + " is not supported");
    }

    static Rejection unsupported(Span where, String what, String help) {
        return unsupported(Rule.UNSUPPORTED, where, what, help);
    }

    /// What is left out for good, by the rule that says why.
    static Rejection unsupported(Rule rule, Span where, String what, String help) {
        return reject(where, rule, what + " is not supported", help);
    }
}
