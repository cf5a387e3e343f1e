// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import jiffy.simulator.fuse.Caller;

/// What `/proc` of this machine hides from users (`hidepid=` and `gid=`, proc(5)).
///
/// @param isHiding whether it hides anything
/// @param group who is in it sees all
record Hiding(boolean isHiding, OptionalInt group) {
    static final Hiding NOTHING = new Hiding(false, OptionalInt.empty());

    private static final Pattern HIDEPID = Pattern.compile("\\bhidepid=[^0o]");
    private static final Pattern GROUP = Pattern.compile("\\bgid=(\\d+)");

    /// As `/proc` is mounted now.
    static Hiding ofProc() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                .map(line -> line.split(" "))
                .filter(words -> words[1].equals("/proc"))
                .reduce((_, last) -> last)
                .map(words -> of(words[3]))
                .orElse(NOTHING);
    }

    /// @param options of the mount, as `/proc/self/mounts` has them
    static Hiding of(String options) {
        if (!HIDEPID.matcher(options).find()) {
            return NOTHING;
        }
        var group = GROUP.matcher(options);
        return new Hiding(
                true,
                group.find()
                        ? OptionalInt.of(Integer.parseUnsignedInt(group.group(1)))
                        : OptionalInt.empty());
    }

    /// Whether a caller may look at a process as a debugger does: both ids of both kinds must be
    /// the caller's, and its folder, which is root's where a program may not be looked at.
    boolean shows(int process, Caller caller) {
        if (!isHiding || caller.uid() == 0 || isInGroup(caller)) {
            return true;
        }
        var status = ProcStatus.of(process);
        return areAll(status.numbers("Uid"), caller.uid())
                && areAll(status.numbers("Gid"), caller.gid())
                && isOwner(process, caller.uid());
    }

    private boolean isInGroup(Caller caller) {
        if (group.isEmpty()) {
            return false;
        }
        return caller.gid() == group.getAsInt()
                || ProcStatus.of(caller.thread()).numbers("Groups").contains(group.getAsInt());
    }

    /// Real, effective and saved; the fourth is that of files.
    private static boolean areAll(List<Integer> ids, int id) {
        return ids.size() >= 3 && ids.subList(0, 3).stream().allMatch(each -> each == id);
    }

    private static boolean isOwner(int process, int uid) {
        try {
            return Files.getAttribute(Path.of("/proc/" + process), "unix:uid").equals(uid);
        } catch (IOException _) {
            return false;
        }
    }
}
