// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// All topics, of which a program has a few.
final class Topics {
    private static final List<Function<Grower, Topic>> ALL =
            List.of(
                    Kinds::new,
                    Modes::new,
                    Families::new,
                    Descents::new,
                    Functions::new,
                    Nodes::new,
                    Links::new,
                    Grids::new,
                    Indices::new,
                    Doors::new,
                    Texts::new,
                    Tables::new,
                    Inners::new,
                    Calls::new,
                    Corners::new,
                    Shelves::new);

    private Topics() {}

    /// Some, in the order in which they are declared: one may use those before it.
    static List<Topic> some(Grower grower) {
        var chance = grower.chance();
        var topics = new ArrayList<Topic>();
        for (var each : ALL) {
            if (chance.percent(25)) {
                topics.add(each.apply(grower));
            }
        }
        return topics;
    }
}
