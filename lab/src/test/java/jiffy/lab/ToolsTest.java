// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {

    @TempDir Path folder;

    @Test
    void anOrdinaryUserIsToldTheCommand() {
        var tools = new Tools(List.of(folder), false);

        assertThatThrownBy(
                        () -> tools.require(Progress.silent(), Tools.Tool.QEMU, Tools.Tool.DEPMOD))
                .hasMessage(
                        """
                        missing on this machine: qemu-system-x86_64, depmod
                        help: run: sudo apt-get install --no-install-recommends qemu-system-x86 \
                        kmod\
                        """);
    }

    @Test
    void rootInstallsAndSaysSo() throws Exception {
        program("apt-cache", "echo '  Candidate: 1.0'");
        program("apt-get", "echo \"$@\" >%1$s/asked; cp /bin/true %1$s/busybox".formatted(folder));
        var said = new ArrayList<String>();

        new Tools(List.of(folder), true).require(said::add, Tools.Tool.BUSYBOX);

        assertThat(said).containsExactly("installing busybox-static");
        assertThat(folder.resolve("asked"))
                .content()
                .isEqualToIgnoringNewLines("install -y -q --no-install-recommends busybox-static");
    }

    @Test
    void rootUpdatesEmptyListsFirst() throws Exception {
        program("apt-cache", "echo '  Candidate: (none)'");
        program("apt-get", "cp /bin/true %s/busybox".formatted(folder));
        var said = new ArrayList<String>();

        new Tools(List.of(folder), true).require(said::add, Tools.Tool.BUSYBOX);

        assertThat(said).containsExactly("running apt-get update", "installing busybox-static");
    }

    @Test
    void anotherProgramThatInstallsIsWaitedFor() throws Exception {
        program("apt-cache", "echo '  Candidate: 1.0'");
        program(
                "apt-get",
                """
                if [ -e %1$s/locked ]; then cp /bin/true %1$s/busybox; exit; fi
                : >%1$s/locked
                echo 'E: Could not get lock /var/lib/dpkg/lock-frontend.' >&2
                exit 100
                """
                        .formatted(folder));
        var said = new ArrayList<String>();

        new Tools(List.of(folder), true).require(said::add, Tools.Tool.BUSYBOX);

        assertThat(said)
                .containsExactly(
                        "installing busybox-static", "waiting for another program that uses apt");
    }

    @Test
    void listsThatNameWhatIsGoneAreFetchedAnew() throws Exception {
        program("apt-cache", "echo '  Candidate: 1.0'");
        program(
                "apt-get",
                """
                case $1 in
                update) : >%1$s/updated ;;
                install) if [ -e %1$s/updated ]; then cp /bin/true %1$s/busybox; exit; fi
                         echo 'E: Unable to fetch some archives, maybe run apt-get update' >&2
                         exit 100 ;;
                esac
                """
                        .formatted(folder));
        var said = new ArrayList<String>();

        new Tools(List.of(folder), true).require(said::add, Tools.Tool.BUSYBOX);

        assertThat(said)
                .containsExactly(
                        "installing busybox-static",
                        "running apt-get update",
                        "installing busybox-static");
    }

    @Test
    void anInstallationThatFailsIsShown() throws Exception {
        program("apt-cache", "echo '  Candidate: 1.0'");
        program("apt-get", "echo 'E: Unable to fetch some archives' >&2; exit 100");
        var tools = new Tools(List.of(folder), true);

        assertThatThrownBy(() -> tools.require(Progress.silent(), Tools.Tool.BUSYBOX))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("failed with exit code 100")
                .hasMessageContaining("Unable to fetch some archives");
    }

    @Test
    void systemFoldersAreSearchedToo() {
        var tools = Tools.of(Map.of("PATH", folder.toString()));

        assertThat(tools.path()).containsExactly(folder, Path.of("/usr/sbin"), Path.of("/sbin"));
    }

    private void program(String name, String script) throws Exception {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(folder.resolve("x-" + name), file);
    }
}
