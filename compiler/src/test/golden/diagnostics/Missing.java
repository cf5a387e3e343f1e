// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "missing", license = "Dual MIT/GPL", description = "One name, one error")
public final class Missing {
    private final Gone a = null; // error: KJ0001 cannot find symbol: class Gone
    private final Gone b = null;
    private Gone c;

    public Missing() {
        Gone d = new Gone();
        d.start();
        Log.info("%d %d", d.number, a.number);
    }
}
