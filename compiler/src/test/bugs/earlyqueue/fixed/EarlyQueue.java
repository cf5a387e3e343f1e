// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/EarlyQueue.java: the calibration is queued in `started`.
//
// A field remembers whether the first calibration could be queued, and its initialiser queues
// it. The worker may run at once, before the table that it fills has been made.
//
// source: the class of "usb: dwc3: imx8mp: request irq after initializing dwc3": the handler
// can run before what it uses is there
// class: lifecycle
package bugs.earlyqueue;

import module jiffy.linux;

/// A sensor that calibrates itself when it is found.
@KernelModule(name = "earlyqueue", license = "GPL", description = "A sensor")
public final class EarlyQueue {
    private final Mutex lock = new Mutex();
    private final WorkQueue worker = new WorkQueue("earlyqueue");
    private final Work calibration = new Work(this::calibrate);
    private final int[] offsets = new int[12];
    private int calibrations;

    private final ProcFile file =
            new ProcFile("earlyqueue", 0600).shows(this::show).writes(this::restart);

    public EarlyQueue() throws Errno {
        Log.info("%d offsets", offsets.length);
    }

    void started() {
        Log.info("calibration queued: %b", queueCalibration());
    }

    private boolean queueCalibration() {
        return worker.queue(calibration);
    }

    private void restart(UserReader in) throws Errno {
        if (in.parseInt() != 1 || !queueCalibration()) {
            throw new Errno(Errno.EBUSY);
        }
    }

    private void calibrate() {
        try (var _ = lock.acquire()) {
            calibrations++;
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = calibrations * (i + 1) % 17;
            }
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            for (int offset : offsets) {
                out.printf("%d ", offset);
            }
            out.printf("after %d calibrations\n", calibrations);
        }
    }
}
