// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import jiffy.lab.KernelName;
import org.junit.jupiter.api.Test;

class AptOutputTest {

    private static final String SEARCH =
            """
            linux-headers-6.1.0-9-amd64 - Header files for Linux 6.1.0-9-amd64
            linux-headers-6.1.0-47-cloud-amd64 - Header files for Linux 6.1.0-47-cloud-amd64
            linux-headers-6.1.0-47-rt-amd64 - Header files for Linux 6.1.0-47-rt-amd64
            linux-headers-6.1.0-10-amd64 - Header files for Linux 6.1.0-10-amd64
            linux-headers-6.12.107+deb12-cloud-amd64 - Header files for Linux 6.12.107+deb12
            linux-headers-6.12.9+deb12-cloud-amd64 - Header files for Linux 6.12.9+deb12
            linux-headers-6.12.117+deb12-rt-amd64 - Header files for Linux 6.12.117+deb12-rt-amd64
            linux-headers-6.12-cloud-amd64 - Header files for Linux (meta-package)
            linux-headers-cloud-amd64 - Header files for Linux (meta-package)
            """;

    @Test
    void findsTheReleasesOfExactlyOneFlavour() {
        assertThat(AptOutput.releases(SEARCH, KernelName.parse("6.1-amd64")))
                .containsExactly("6.1.0-10-amd64", "6.1.0-9-amd64");
        assertThat(AptOutput.releases(SEARCH, KernelName.parse("6.1-cloud-amd64")))
                .containsExactly("6.1.0-47-cloud-amd64");
        assertThat(AptOutput.releases(SEARCH, KernelName.parse("6.12-cloud-amd64")))
                .containsExactly("6.12.107+deb12-cloud-amd64", "6.12.9+deb12-cloud-amd64");
        assertThat(AptOutput.releases(SEARCH, KernelName.parse("6.12-amd64"))).isEmpty();
    }

    @Test
    void readsWhatHeadersNeed() {
        var depends =
                """
                linux-headers-6.12.117+deb12-rt-amd64
                  Depends: linux-base
                  Depends: linux-headers-6.12.117+deb12-common-rt
                 |Depends: linux-image-6.12.117+deb12-rt-amd64
                  Depends: linux-kbuild-6.12.117+deb12
                  Depends: gcc-12
                """;

        assertThat(AptOutput.headerParts(depends))
                .containsExactly(
                        "linux-headers-6.12.117+deb12-common-rt", "linux-kbuild-6.12.117+deb12");
    }

    @Test
    void readsDownloads() {
        var uris =
                """
                'http://mirror.example/linux-kbuild-6.1_6.1.192-2_amd64.deb' \
                linux-kbuild-6.1_6.1.192-2_amd64.deb 1568188 SHA256:7e85
                'http://mirror.example/x_1%3a2-3_all.deb' x_1%3a2-3_all.deb 7 SHA256:e7d0
                """;

        assertThat(AptOutput.downloads(uris))
                .containsExactly(
                        new AptOutput.Download("linux-kbuild-6.1_6.1.192-2_amd64.deb", 1568188),
                        new AptOutput.Download("x_1%3a2-3_all.deb", 7));
        assertThat(AptOutput.downloads(uris))
                .extracting(AptOutput.Download::version)
                .containsExactly("6.1.192-2", "1:2-3");
    }

    @Test
    void readsCandidates() {
        assertThat(AptOutput.candidate("kmod:\n  Installed: (none)\n  Candidate: 30-1\n"))
                .contains("30-1");
        assertThat(AptOutput.candidate("kmod:\n  Candidate: (none)\n")).isEmpty();
        assertThat(AptOutput.candidate("")).isEmpty();
    }
}
