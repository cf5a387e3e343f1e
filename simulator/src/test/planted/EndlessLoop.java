// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A loop that touches nothing of others, and does not end.
///
/// Finds: ENDLESS within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class EndlessLoop {
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader input) throws Errno {
        int number = input.parseInt();
        int steps = 0;
        while (number != 1) {
            number = number % 2 == 0 ? number / 2 : 3 * number - 1; // 5 comes back to 5
            number = number == 1 ? 5 : number;
            steps++;
        }
        Log.info("%d steps", steps);
    }
}
