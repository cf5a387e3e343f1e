// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import jiffy.linux.proc.ProcFile;
import jiffy.linux.proc.SeqFile;

/// One record, written by one call: `single_open`.
record SingleRecord(Host host, ProcFile.Content content) implements Records<Object> {
    @Override
    public Object start(Position position) {
        return position.index == 0 ? this : null;
    }

    @Override
    public Object next(Object record, Position position) {
        position.index++;
        return null;
    }

    @Override
    public void stop() {}

    @Override
    public int show(Object record, SeqBuffer out) {
        var text = new SeqFile();
        int status = host.call(() -> content.show(text));
        out.append(text.bytes());
        return status;
    }
}
