// SPDX-License-Identifier: MIT OR GPL-2.0
// Each layer of a packet is handled by an object behind one interface, and hands the rest on to
// the handler of the next layer. A VLAN may contain a VLAN: no method calls itself, and the
// stack grows with the packet.
//   Vlan.receive -> GroLayers.next -> Layer.receive -> Vlan.receive -> ...
//
// source: CVE-2016-7039, "net: add recursion limit to GRO"
// class: stack
package bugs.grolayers;

import module jiffy.linux;

/// Counts the bytes of packets below their headers.
@KernelModule(name = "grolayers", license = "GPL", description = "Layers of a packet")
public final class GroLayers {
    private static final int LENGTH = 256;

    sealed interface Layer permits Vlan, Payload {
        int receive(byte[] packet, int at);
    }

    record Vlan() implements Layer {
        @Override
        public int receive(byte[] packet, int at) {
            return next(packet, at + 4); // BUG
        }
    }

    record Payload() implements Layer {
        @Override
        public int receive(byte[] packet, int at) {
            return packet.length - at;
        }
    }

    private final Mutex lock = new Mutex();
    private long bytes;

    private final ProcFile file =
            new ProcFile("grolayers", 0600).shows(this::show).writes(this::inject);

    private void inject(UserReader in) throws Errno {
        var packet = new byte[LENGTH];
        in.read(packet);
        int payload = next(packet, 0);
        try (var _ = lock.acquire()) {
            bytes += payload;
        }
    }

    private static Layer layerOf(byte type) {
        return type == (byte) 0x81 ? new Vlan() : new Payload();
    }

    static int next(byte[] packet, int at) {
        if (at >= packet.length) {
            return 0;
        }
        return layerOf(packet[at]).receive(packet, at); // BUG
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d\n", bytes);
        }
    }
}
