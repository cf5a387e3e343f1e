// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import jiffy.lab.host.Apt;
import jiffy.lab.host.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a Debian and a make of its own, so that nothing is downloaded and compiled.
class BuiltKernelTest {

    private static final KernelName UML = KernelName.parse("uml");
    private static final KernelName EMULATED = KernelName.parse("6.1-sanitizer");

    @TempDir Path folder;
    private KernelStore store;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void offerASource() throws Exception {
        for (var name : List.of("xz", "patch", "gcc", "flex", "bison", "bc", "gzip")) {
            program(name, "true");
        }
        program("apt-cache", "echo '  Candidate: 1.0'");
        program(
                "apt-get",
                """
                for p in "$@"; do case $p in
                --print-uris) print=1 ;;
                linux-source-6.*)
                    f=${p}_${p#linux-source-}.5-1~deb12u1_all.deb
                    if [ $print ]; then echo "'uri' $f 2000000 SHA"; else touch $f; fi ;;
                esac; done
                """);
        program(
                "dpkg-deb",
                """
                mkdir -p $3/usr/src; cd $3/usr/src
                for v in 6.1 6.12; do case $2 in *-${v}_*) echo >linux-source-$v.tar.xz; esac; done
                """);
        program(
                "tar",
                """
                for a in "$@"; do case $a in --directory=*) cd ${a#*=} ;; esac; done
                mkdir -p include/linux scripts/mod arch/um/include arch/arm/include drivers
                mkdir -p arch/x86/boot tools/objtool
                touch tools/objtool/objtool tools/objtool/check.c
                touch Makefile include/linux/list.h scripts/mod/modpost scripts/mod/modpost.o
                touch arch/um/Makefile arch/um/include/a.h arch/arm/include/a.h drivers/tty.c
                """);
        program("strip", "cp $3 $2");
        make("cp jiffy.config .config");
        var lists = Files.createDirectories(folder.resolve("lists"));
        Files.createFile(lists.resolve("mirror_Packages"));
        store = store(false);
    }

    private KernelStore store(boolean root) {
        var tools = new Tools(List.of(folder.resolve("bin")), root);
        var apt = new Apt(tools, folder.resolve("lists"));
        return new KernelStore(new Cache(folder.resolve("cache")), tools, apt);
    }

    private void make(String configure) throws Exception {
        program(
                "make",
                """
                cd $2
                case "$*" in
                *allnoconfig) %s ;;
                *kernelrelease) case "$*" in *ARCH=um*) echo 6.12.5-uml ;;
                                *) echo 6.1.5-sanitizer; esac ;;
                *) for i in $(seq 250); do echo "  CC      a.o"; done
                   echo linux >linux; echo "$@" >arch/x86/boot/bzImage; touch Module.symvers ;;
                esac
                """
                        .formatted(configure));
    }

    @Test
    void isBuiltFromTheSourceAndKeptWithWhatModulesNeed() {
        var kernel = store.get(UML, said::add);

        assertThat(kernel.release()).isEqualTo("6.12.5-uml");
        assertThat(kernel.version()).startsWith("6.12.5-1~deb12u1+jiffy.");
        assertThat(kernel.image()).hasContent("linux");
        assertThat(kernel.config()).content().contains("CONFIG_LOCALVERSION=\"-uml\"");
        assertThat(kernel.modulesDir().resolve("modules.dep")).isEmptyFile();
        var headers = kernel.headers();
        assertThat(headers.resolve("GNUmakefile")).content().contains("export ARCH := um");
        for (var kept :
                List.of("include/linux/list.h", "scripts/mod/modpost", "arch/um/Makefile")) {
            assertThat(headers.resolve(kept)).exists();
        }
        for (var left : List.of("drivers", "arch/arm", "scripts/mod/modpost.o", "linux")) {
            assertThat(headers.resolve(left)).doesNotExist();
        }
        assertThat(kernel.folder().resolve("source")).doesNotExist();
        assertThat(said)
                .containsExactly(
                        "asking apt for the newest uml",
                        "downloading linux-source-6.12 (2 MB)",
                        "unpacking the source of 6.12.5-uml",
                        "compiling 6.12.5-uml, which takes minutes",
                        "compiling 6.12.5-uml: 100 files",
                        "compiling 6.12.5-uml: 200 files",
                        "keeping 6.12.5-uml and what its modules need");
    }

    @Test
    void oneForAnEmulatedMachineHasObjtoolForItsModules() throws Exception {
        var kernel = store(true).get(EMULATED, said::add); // installs what this machine lacks

        assertThat(kernel.release()).isEqualTo("6.1.5-sanitizer");
        assertThat(kernel.image()).content().contains("ARCH=x86");
        assertThat(kernel.config()).content().contains("CONFIG_KASAN=y", "CONFIG_SMP=y");
        var headers = kernel.headers();
        assertThat(headers.resolve("GNUmakefile")).content().contains("export ARCH := x86");
        assertThat(headers.resolve("tools/objtool/objtool")).exists();
        assertThat(headers.resolve("tools/objtool/check.c")).doesNotExist();
        assertThat(said).contains("compiling 6.1.5-sanitizer, which takes minutes");
    }

    @Test
    void testsDoWithoutOneThatTakesLongUntilItIsThere() {
        assertThat(store.whyNotForTests(EMULATED))
                .contains("not in the cache; to have it: ./jiffy kernel get 6.1-sanitizer");
        assertThat(store.whyNotForTests(UML)).isEmpty();

        store(true).get(EMULATED, said::add);

        assertThat(store.whyNotForTests(EMULATED)).isEmpty();
    }

    @Test
    void isBuiltOnce() {
        var first = store.get(UML, said::add);
        said.clear();

        assertThat(store.get(UML, said::add)).isEqualTo(first);
        assertThat(said).isEmpty();
        assertThat(store.list())
                .filteredOn(each -> each.cached().isPresent())
                .extracting(KernelStore.Listed::name)
                .containsExactly(UML);
    }

    @Test
    void oneOfAnotherRecipeIsNotUsed() throws Exception {
        var kernel = store.get(UML, said::add);
        var older = kernel.folder().resolveSibling("6.12.5-uml_6.12.5-1~deb12u1+jiffy.00000000");
        Files.move(kernel.folder(), older);
        said.clear();

        assertThat(store.list()).noneMatch(each -> each.cached().isPresent());
        assertThat(store.get(UML, said::add).folder()).isEqualTo(kernel.folder());
        assertThat(said).noneMatch(each -> each.startsWith("downloading")).isNotEmpty();
    }

    @Test
    void anOptionThatTheSourceDoesNotGiveIsSaid() throws Exception {
        make("grep -v CONFIG_HOSTFS jiffy.config >.config");

        assertThatThrownBy(() -> store.get(UML, said::add))
                .hasMessageContaining("the source of uml cannot have CONFIG_HOSTFS=y");
        assertThat(folder.resolve("cache/kernels")).isDirectoryNotContaining(Files::isDirectory);
    }

    private void program(String name, String script) throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
