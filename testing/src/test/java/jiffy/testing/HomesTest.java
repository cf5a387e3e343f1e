// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.AttributeMapper;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.reflect.AccessFlag;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiffy.fuzz.homes.CompiledJava;
import jiffy.fuzz.homes.WrittenProgram;
import jiffy.linux.Kernel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every class of the kernel API, and every method of it that a module can call, is used by a
/// module that is run in the simulated kernel and in a real one with the same expectations: those
/// of [InBothHomes], and the programs of the tests. Who adds to the API adds to them.
class HomesTest {
    private static final ModuleReader API = api();

    /// What stands in a class file's constants: `class` or `class.method(types)`.
    private static final Set<String> USED = new TreeSet<>();

    private static final List<ClassModel> INHERITING = new ArrayList<>();

    private static boolean isOfApi(String name) {
        return name.startsWith("jiffy/linux/");
    }

    /// Not bindings: annotations that are read by the compiler only.
    private static final String FOR_BINDINGS = "jiffy/linux/bind/";

    private static ModuleReader api() {
        try {
            var place = Kernel.class.getProtectionDomain().getCodeSource().getLocation();
            return ModuleFinder.of(Path.of(URI.create(place.toString())))
                    .find("jiffy.linux")
                    .orElseThrow()
                    .open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void readWhatRunsInBothHomes() throws IOException {
        var programs = new ArrayList<>(WrittenProgram.all().map(WrittenProgram::files).toList());
        modules().map(Fixtures::sources).forEach(programs::add);
        for (var sources : programs) {
            CompiledJava.of(sources).classes().forEach(each -> use(ClassFile.of().parse(each)));
        }
        for (var each : List.copyOf(INHERITING)) {
            inherit(each);
        }
    }

    /// The modules that a class of tests names.
    private static Stream<String> modules() throws IOException {
        var named = Pattern.compile("@InBothHomes\\(\"(\\w+)\"\\)");
        try (var files = Files.list(Path.of("src/test/java/jiffy/testing"))) {
            return files
                    .filter(Files::isRegularFile)
                    .map(HomesTest::text)
                    .flatMap(text -> named.matcher(text).results())
                    .map(each -> each.group(1))
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A call that names a subclass of the module's own may mean a method of the API's class.
    private static void inherit(ClassModel type) {
        var own = type.thisClass().asInternalName() + ".";
        var above = type.superclass().orElseThrow().asInternalName() + ".";
        var calls = USED.stream().filter(each -> each.startsWith(own)).toList();
        calls.forEach(each -> USED.add(above + each.substring(own.length())));
    }

    private static void use(ClassModel type) {
        if (type.superclass().filter(each -> isOfApi(each.asInternalName())).isPresent()) {
            INHERITING.add(type);
        }
        for (var entry : type.constantPool()) {
            switch (entry) {
                case MemberRefEntry member ->
                        USED.add(
                                member.owner().asInternalName()
                                        + "."
                                        + member.name()
                                        + parameters(member.type().stringValue()));
                case ClassEntry named -> USED.add(named.asInternalName());
                // types in signatures, and annotations
                case Utf8Entry text -> types(text.stringValue()).forEach(USED::add);
                default -> {}
            }
        }
    }

    private static Stream<String> types(String text) {
        return Pattern.compile("L(jiffy/linux/[\\w/$]+);")
                .matcher(text)
                .results()
                .map(each -> each.group(1));
    }

    private static String parameters(String descriptor) {
        return descriptor.substring(0, descriptor.indexOf(')') + 1);
    }

    private static Stream<ClassModel> classes() throws IOException {
        return API.list()
                .filter(each -> each.endsWith(".class") && !each.endsWith("-info.class"))
                .filter(each -> !each.startsWith(FOR_BINDINGS))
                .filter(each -> !each.startsWith("jiffy/linux/jdk/"))
                .map(HomesTest::parse)
                .filter(each -> each.flags().has(AccessFlag.PUBLIC));
    }

    private static ClassModel parse(String file) {
        try (InputStream bytes = API.open(file).orElseThrow()) {
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those that no module names.
    private static final Set<String> FOR_THE_COMPILER =
            Set.of("jiffy/linux/mm/ArrayHeap", "jiffy/linux/mm/ReferenceCount");

    /// What a module can name: it is bound to something of the kernel, compiled with the module, or
    /// an annotation of the module's own.
    private static boolean isForModules(ClassModel type) {
        boolean isBound =
                type.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                        .flatMap(each -> each.annotations().stream())
                        .anyMatch(each ->
                                each.className().stringValue().startsWith("L" + FOR_BINDINGS));
        return isBound || type.flags().has(AccessFlag.ANNOTATION);
    }

    @Test
    void everyClassIsUsed() throws IOException {
        var unused =
                classes()
                        .filter(HomesTest::isForModules)
                        .map(each -> each.thisClass().asInternalName())
                        .filter(each -> !USED.contains(each) && !FOR_THE_COMPILER.contains(each));
        assertThat(unused).as(HELP).isEmpty();
    }

    @Test
    void everyMethodIsCalled() throws IOException {
        assertThat(classes().flatMap(HomesTest::callable).filter(each -> !USED.contains(each)))
                .as(HELP)
                .isEmpty();
    }

    private static final String HELP =
            "of the kernel API, and in no module that runs in both homes: use it in one that a"
                    + " class of tests names by @InBothHomes, or in a program of src/test/programs";

    /// The methods of a class that a module can call: those that become C, and those of a class of
    /// the library.
    private static Stream<String> callable(ClassModel type) {
        boolean isLibrary = has(type.findAttribute(ANNOTATIONS), "Compiled");
        boolean isAbstract = type.flags().has(AccessFlag.INTERFACE);
        return type.methods().stream()
                .filter(each -> each.flags().has(AccessFlag.PUBLIC))
                .filter(each ->
                        isLibrary && !isAbstract || has(each.findAttribute(ANNOTATIONS), "C"))
                .map(each ->
                        type.thisClass().asInternalName()
                                + "."
                                + each.methodName()
                                + parameters(each.methodType().stringValue()));
    }

    private static final AttributeMapper<RuntimeInvisibleAnnotationsAttribute> ANNOTATIONS =
            Attributes.runtimeInvisibleAnnotations();

    private static boolean has(
            Optional<RuntimeInvisibleAnnotationsAttribute> annotations, String name) {
        return annotations.stream()
                .flatMap(each -> each.annotations().stream())
                .anyMatch(each -> each.className().equalsString("L" + FOR_BINDINGS + name + ";"));
    }
}
