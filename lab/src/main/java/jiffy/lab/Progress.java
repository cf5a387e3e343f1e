// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

/// Told what the lab is busy with, whenever something takes longer than a person likes to wait
/// without a word. Calls come from the thread that asked for the work.
@FunctionalInterface
public interface Progress {
    /// One line in the present tense without a full stop, such as `downloading
    /// linux-image-6.1.0-50-cloud-amd64 (26.7 MB)`. It holds until the next call.
    void step(String what);

    /// For callers that do not want to know.
    static Progress silent() {
        return what -> {};
    }
}
