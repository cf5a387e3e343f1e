// SPDX-License-Identifier: MIT OR GPL-2.0
// To save the lock in the common case the timer first asks whether there is anything to do. The
// flag and the list's head are read while a writer changes them, and the flag's value is used
// to skip the check under the lock.
//
// source: a list_empty check before the lock, in public solutions of the MP1 assignment and
// where KCSAN reports it (the class of skb_queue_empty_lockless)
// class: race
package bugs.emptycheck;

import module jiffy.linux;

/// Messages that a timer delivers in order.
@KernelModule(name = "emptycheck", license = "GPL", description = "A mailbox with a fast path")
public final class EmptyCheck {
    static final class Mail extends ListEntry {
        final int text;

        Mail(int text) {
            this.text = text;
        }
    }

    private final SpinLock lock = new SpinLock();
    private final KernelList<Mail> mails = new KernelList<>();
    private boolean urgent;
    private long delivered;

    private final Timer postman = new Timer(this::deliver);
    private final ProcFile file =
            new ProcFile("emptycheck", 0600).shows(this::show).writes(this::post);

    void started() {
        postman.start(1);
    }

    private void post(UserReader in) throws Errno {
        var mail = new Mail(in.parseInt());
        try (var _ = lock.acquire()) {
            if (mails.size() >= 1000) {
                throw new Errno(Errno.ENOSPC);
            }
            mails.addLast(mail);
            urgent = urgent || mail.text < 0;
        }
    }

    private void deliver() {
        if (hasWork()) {
            deliverOne();
        }
        postman.start(1);
    }

    private boolean hasWork() {
        return urgent || !mails.isEmpty(); // BUG
    }

    private void deliverOne() {
        try (var _ = lock.acquire()) {
            var mail = mails.pollFirst();
            if (mail != null) {
                Log.info("%d, urgent: %b", mail.text, urgent);
                delivered++;
            }
            urgent = false;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d delivered, %d waiting\n", delivered, mails.size());
        }
    }
}
