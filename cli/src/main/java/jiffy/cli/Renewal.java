// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// What the launcher runs once after a build, before the training run: gives libraries whose class
/// files have the format of Java 5 the one of Java 7. The JVM keeps no class of the old format in
/// its cache, and verifies each with its old and slow verifier at every start.
///
/// What a class does stays the same: its methods only get the stack maps that the new format asks
/// for.
final class Renewal {
    private static final ClassFile FILES = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS);

    private static final ClassTransform RENEW =
            ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                    .andThen(
                            ClassTransform.endHandler(
                                    file -> file.withVersion(ClassFile.JAVA_7_VERSION, 0)));

    private Renewal() {}

    /// Renews the jars in a folder. The class path must have them, since a stack map tells of the
    /// superclass that two classes have in common.
    static void main(String... arguments) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (var jar : files.filter(each -> each.toString().endsWith(".jar")).toList()) {
                renew(jar);
            }
        }
    }

    /// Renews one jar, if anything in it is old.
    static void renew(Path jar) throws IOException {
        var renewed = jar.resolveSibling(jar.getFileName() + ".new");
        try (var from = new JarFile(jar.toFile())) {
            if (!isOld(from)) {
                return;
            }
            try (var to = new JarOutputStream(Files.newOutputStream(renewed))) {
                copy(from, to);
            }
        }
        Files.move(renewed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isOld(JarFile jar) throws IOException {
        for (var entry : jar.stream().filter(Renewal::isClass).toList()) {
            try (var in = jar.getInputStream(entry)) {
                if (isOld(in.readNBytes(8))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class");
    }

    /// A class file begins with a magic number of four bytes, its minor and its major version.
    private static boolean isOld(byte[] start) {
        var major = Byte.toUnsignedInt(start[6]) << 8 | Byte.toUnsignedInt(start[7]);
        return major < ClassFile.JAVA_6_VERSION;
    }

    private static void copy(JarFile from, JarOutputStream to) throws IOException {
        for (var entry : from.stream().toList()) {
            try (var in = from.getInputStream(entry)) {
                var bytes = in.readAllBytes();
                to.putNextEntry(new JarEntry(entry.getName()));
                to.write(isClass(entry) && isOld(bytes) ? renew(bytes) : bytes);
                to.closeEntry();
            }
        }
    }

    private static byte[] renew(byte[] file) {
        return FILES.transformClass(FILES.parse(file), RENEW);
    }
}
