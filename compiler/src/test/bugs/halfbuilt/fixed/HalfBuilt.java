// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/HalfBuilt.java: the station is complete before it is put into the
// list.
//
// The station is put into the list as soon as there is one, so that it has a number; rate and
// capabilities follow when they have been read. A reader of the list meets a station without a
// rate, and divides by it.
//
// source: CVE-2022-1679, "ath9k: fix use-after-free in ath9k_hif_usb_rx_cb" (the callback's
// data is published before it is initialised)
// class: race
package bugs.halfbuilt;

import module jiffy.linux;

/// Stations that talk to an access point.
@KernelModule(name = "halfbuilt", license = "GPL", description = "Stations of an access point")
public final class HalfBuilt {
    @Slab
    static final class Station extends ListEntry {
        final int address;
        int rate; // kbit/s, never 0
        int streams;

        Station(int address) {
            this.address = address;
        }

        void negotiate(int rate, int streams) {
            this.rate = rate;
            this.streams = streams;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Station> stations = new KernelList<>();

    private final ProcFile file =
            new ProcFile("halfbuilt", 0600).shows(this::show).writes(this::associate);

    private void associate(UserReader in) throws Errno {
        var station = new Station(in.parseInt());
        int rate = in.parseInt();
        if (rate <= 0) {
            throw new Errno(Errno.EINVAL);
        }
        station.negotiate(rate, in.parseInt());
        try (var _ = lock.acquire()) {
            stations.addLast(station);
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            for (var each : stations) {
                int micros = 12_000_000 / each.rate / Math.max(each.streams, 1);
                out.printf("%x: %d us a packet\n", each.address, micros);
            }
        }
    }
}
