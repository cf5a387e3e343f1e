// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import jiffy.lab.host.Apt;
import jiffy.lab.host.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With an apt and a dpkg-deb of its own, so that no test depends on what Debian offers today.
class KernelStoreTest {

    private static final String FOUND =
            "echo 'linux-headers-6.1.0-9-cloud-amd64 - Header files';"
                    + "echo 'linux-headers-6.1.0-10-cloud-amd64 - Header files'";

    @TempDir Path folder;
    private KernelStore store;
    private final List<String> said = new java.util.ArrayList<>();

    @BeforeEach
    void offerTwoReleases() throws Exception {
        program("depmod", "true");
        program(
                "apt-cache",
                """
                case $1 in
                search) %s ;;
                depends) echo '  Depends: linux-headers-6.1.0-10-common' ;;
                esac
                """
                        .formatted(FOUND));
        program(
                "apt-get",
                """
                for p in "$@"; do case $p in
                --print-uris) print=1 ;;
                linux-*) if [ $print ]; then echo "'uri' ${p}_6.1.7-1_amd64.deb 1000 SHA"
                         else touch "${p}_6.1.7-1_amd64.deb"; fi ;;
                esac; done
                """);
        program(
                "dpkg-deb",
                """
                v=6.1.0-10-cloud-amd64
                mkdir -p $3/boot $3/usr/src/linux-headers-$v $3/lib/modules/$v
                touch $3/boot/vmlinuz-$v $3/usr/src/linux-headers-$v/vmlinux
                echo 'include /usr/src/linux-headers-6.1.0-10-common/Makefile' \
                    >$3/usr/src/linux-headers-$v/Makefile
                ln -sf /usr/src/linux-headers-$v $3/lib/modules/$v/build
                """);
        var lists = Files.createDirectories(folder.resolve("lists"));
        Files.createFile(lists.resolve("mirror_Packages"));
        store = store(folder.resolve("cache"));
    }

    private KernelStore store(Path cache) {
        return store(cache, false);
    }

    private KernelStore store(Path cache, boolean root) {
        var tools = new Tools(List.of(folder.resolve("bin")), root);
        return new KernelStore(new Cache(cache), tools, new Apt(tools, folder.resolve("lists")));
    }

    @Test
    void theNewestReleaseIsUnpackedAndItsPathsLeadToTheCache() throws Exception {
        var kernel = store.get(KernelName.DEFAULT, said::add);

        assertThat(kernel.release()).isEqualTo("6.1.0-10-cloud-amd64");
        assertThat(kernel.version()).isEqualTo("6.1.7-1");
        assertThat(kernel.image()).exists();
        assertThat(kernel.headers().resolve("vmlinux")).doesNotExist();
        assertThat(kernel.headers().resolve("Makefile"))
                .content()
                .isEqualToIgnoringNewLines(
                        "include %s/usr/src/linux-headers-6.1.0-10-common/Makefile"
                                .formatted(kernel.folder()));
        assertThat(kernel.modulesDir().resolve("build").toRealPath())
                .isEqualTo(kernel.headers().toRealPath());
        assertThat(said)
                .containsExactly(
                        "asking apt for the newest 6.1-cloud-amd64",
                        "downloading Linux 6.1.0-10-cloud-amd64 (0 MB)",
                        "unpacking 6.1.0-10-cloud-amd64");
    }

    @Test
    void aSecondTimeNobodyIsAsked() throws Exception {
        var first = store.get(KernelName.DEFAULT, said::add);
        said.clear();
        program("apt-get", "exit 100");
        program("apt-cache", "exit 100");

        assertThat(store.get(KernelName.DEFAULT, said::add)).isEqualTo(first);
        assertThat(said).isEmpty();
    }

    @Test
    void anOlderOneServesWhenTheNewOneCannotBeHad() throws Exception {
        var older = folder.resolve("cache/kernels/6.1.0-9-cloud-amd64_6.1.6-1");
        Files.createDirectories(older.resolve("boot"));
        Files.createFile(older.resolve("boot/vmlinuz-6.1.0-9-cloud-amd64"));
        program(
                "apt-get",
                "case \"$*\" in *--print-uris*) for p in image headers; do"
                        + " echo \"'u' linux-${p}_6.1.7-1_amd64.deb 1 S\"; done;"
                        + " echo \"'u' linux-image-6_6.1.7-1_amd64.deb 1 S\";;"
                        + " *) echo 'E: no network' >&2; exit 100;; esac");

        assertThat(store.get(KernelName.DEFAULT, said::add).release())
                .isEqualTo("6.1.0-9-cloud-amd64");
        assertThat(said.getLast()).contains("using 6.1.0-9-cloud-amd64 from the cache");
    }

    @Test
    void aFailedDownloadLeavesNothing() throws Exception {
        program("dpkg-deb", "echo 'write error: No space left on device' >&2; exit 2");

        assertThatThrownBy(() -> store.get(KernelName.DEFAULT, said::add))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("help: free some space, or set JIFFY_CACHE");
        assertThat(folder.resolve("cache/kernels"))
                .isDirectoryNotContaining(each -> Files.isDirectory(each));
    }

    @Test
    void whatIsNeitherOfferedNorCachedIsSaid() throws Exception {
        program("apt-cache", "true");

        assertThatThrownBy(() -> store.get(KernelName.DEFAULT, said::add))
                .hasMessageContaining(
                        "the kernel 6.1-cloud-amd64 is neither in the cache nor offered by apt")
                .hasMessageContaining("help: ");
    }

    @Test
    void listsOfOtherThingsAreFetchedAnew() throws Exception {
        var all = Files.readString(folder.resolve("bin/apt-cache"));
        Files.writeString(folder.resolve("all"), all);
        program("apt-cache", "[ -e %1$s/updated ] && . %1$s/all".formatted(folder));
        updating(": >%s/updated".formatted(folder));

        assertThat(store(folder.resolve("cache"), true).get(KernelName.DEFAULT, said::add))
                .extracting(Kernel::release)
                .isEqualTo("6.1.0-10-cloud-amd64");
        assertThat(said).contains("running apt-get update");
    }

    @Test
    void aReleaseThatIsGoneIsLookedForAnew() throws Exception {
        var ours = store(folder.resolve("cache"), true);
        var all = Files.readString(folder.resolve("bin/apt-cache"));
        program("apt-cache", all.replace("0-10-", "0-8-").replace("0-9-", "0-7-"));
        updating("printf '%%s' '%s' >%s/bin/apt-cache".formatted(all.replace("'", "\""), folder));
        gone("linux-image-6.1.0-8-cloud-amd64");

        assertThat(ours.get(KernelName.DEFAULT, said::add).release())
                .isEqualTo("6.1.0-10-cloud-amd64");
        assertThat(said).containsOnlyOnce("running apt-get update");
    }

    @Test
    void whatIsGoneForGoodIsSaid() throws Exception {
        updating("true");
        gone("linux-image-6.1.0-10-cloud-amd64");
        var ours = store(folder.resolve("cache"), true);

        assertThatThrownBy(() -> ours.get(KernelName.DEFAULT, said::add))
                .hasMessageContaining("404  Not Found");
    }

    /// What `apt-get update` does.
    private void updating(String script) throws Exception {
        before(
                "[ $1 = update ] && { %s; touch -d tomorrow %s/lists/*; exit; }"
                        .formatted(script, folder));
    }

    /// A package that is in apt's lists, and not in the archive.
    private void gone(String name) throws Exception {
        before(
                """
                case "$*" in
                *--print-uris*) ;;
                *%s*) echo 'E: Failed to fetch it  404  Not Found' >&2; exit 100 ;;
                esac
                """
                        .formatted(name));
    }

    private void before(String script) throws Exception {
        program("apt-get", script + "\n" + Files.readString(folder.resolve("bin/apt-get")));
    }

    @Test
    void withoutListsTheCacheServes() throws Exception {
        var cached = store.get(KernelName.DEFAULT, said::add);
        Files.delete(folder.resolve("lists/mirror_Packages"));

        assertThat(store.get(KernelName.DEFAULT, said::add)).isEqualTo(cached);
    }

    @Test
    void withoutListsAndCacheTheCommandIsPrinted() throws Exception {
        Files.delete(folder.resolve("lists/mirror_Packages"));

        assertThatThrownBy(() -> store.get(KernelName.DEFAULT, said::add))
                .hasMessageContaining("help: run: sudo apt-get update");
    }

    @Test
    void listsWhatIsCached() {
        store.get(KernelName.DEFAULT, said::add);

        assertThat(store.list())
                .hasSameSizeAs(KernelName.all())
                .filteredOn(listed -> listed.cached().isPresent())
                .extracting(KernelStore.Listed::name)
                .containsExactly(KernelName.DEFAULT);
    }

    @Test
    void aCacheWithASpaceIsRefused() {
        var spaced = store(folder.resolve("my cache"));

        assertThatThrownBy(() -> spaced.get(KernelName.DEFAULT, said::add))
                .hasMessageContaining("cannot work in a folder with a space");
    }

    private void program(String name, String script) throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
