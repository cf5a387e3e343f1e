// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/GroLayers.java: a handler returns what comes next, and one loop with
// a limit goes through the layers.
//
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
        /// Where the next layer starts; 0 if this is the last one.
        int receive(byte[] packet, int at);
    }

    record Vlan() implements Layer {
        @Override
        public int receive(byte[] packet, int at) {
            return at + 4;
        }
    }

    record Payload() implements Layer {
        @Override
        public int receive(byte[] packet, int at) {
            return 0;
        }
    }

    private final Mutex lock = new Mutex();
    private long bytes;

    private final ProcFile file =
            new ProcFile("grolayers", 0600).shows(this::show).writes(this::inject);

    private void inject(UserReader in) throws Errno {
        var packet = new byte[LENGTH];
        in.read(packet);
        int payload = payload(packet);
        try (var _ = lock.acquire()) {
            bytes += payload;
        }
    }

    private static Layer layerOf(byte type) {
        return type == (byte) 0x81 ? new Vlan() : new Payload();
    }

    private static int payload(byte[] packet) throws Errno {
        int at = 0;
        for (int depth = 0; depth < 8; depth++) {
            int next = layerOf(packet[at]).receive(packet, at);
            if (next == 0) {
                return packet.length - at;
            }
            at = next;
        }
        throw new Errno(Errno.EMSGSIZE);
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d\n", bytes);
        }
    }
}
