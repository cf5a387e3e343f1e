// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/SctpSendall.java: the loop walks with an iterator that may remove,
// and asks whether the association is done.
//
// A message is sent to all associations. Sending an abort drops the association from the list,
// two methods further down, while the loop stands on it:
//   sendAll walks associations -> deliver -> abort -> associations.walk().remove()
//
// source: CVE-2019-8956, "sctp: walk the list of asoc safely"
// class: lifetime
package bugs.sctpsendall;

import module jiffy.linux;

/// Sends to all associations of an endpoint.
@KernelModule(name = "sctpsendall", license = "GPL", description = "Associations of an endpoint")
public final class SctpSendall {
    private static final int ABORT = -1;

    static final class Association extends ListEntry {
        final int peer;
        long sent;

        Association(int peer) {
            this.peer = peer;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Association> associations = new KernelList<>();

    private final ProcDirectory directory = new ProcDirectory("sctpsendall");
    private final ProcFile connect = new ProcFile(directory, "connect", 0200).writes(this::connect);
    private final ProcFile send = new ProcFile(directory, "send", 0200).writes(this::send);

    private void connect(UserReader in) throws Errno {
        int peer = in.parseInt();
        try (var _ = lock.acquire()) {
            associations.addFirst(new Association(peer));
        }
    }

    private void send(UserReader in) throws Errno {
        int message = in.parseInt();
        try (var _ = lock.acquire()) {
            sendAll(message);
        }
    }

    private void sendAll(int message) {
        for (var each = associations.walk(); each.hasNext(); ) {
            if (deliver(each.next(), message)) {
                each.remove();
            }
        }
    }

    /// Whether the association ends with this message.
    private static boolean deliver(Association association, int message) {
        if (message == ABORT) {
            Log.info("%d aborted after %d bytes", association.peer, association.sent);
            return true;
        }
        association.sent += message;
        return false;
    }
}
