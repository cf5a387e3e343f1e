// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import java.util.Arrays;
import module jiffy.linux;

/// Arrays of objects, strings and enums are copied and filled as the JDK does it.
@KernelModule(name = "objectarrays", license = "Dual MIT/GPL", description = "Copies of references")
public final class ObjectArrays {
    record Cell(int number) {}

    enum Color {
        RED,
        GREEN
    }

    private final Cell[] field = new Cell[3];

    public ObjectArrays() {
        var cells = cells(6);
        System.arraycopy(cells, 0, cells, 2, 4);
        show("forward", cells);
        System.arraycopy(cells, 2, cells, 1, 4);
        show("back", cells);
        System.arraycopy(cells, 1, cells, 1, 3);
        show("itself", cells);
        System.arraycopy(cells, 4, field, 0, 2);
        show("field", field);
        Log.info("shared %b", field[0] == cells[4]);
        System.arraycopy(cells, 6, field, 3, 0);
        Arrays.fill(field, cells[0]);
        show("filled", field);
        Arrays.fill(field, 1, 2, null);
        show("partly", field);
        Arrays.fill(field, null);
        show("emptied", field);
        show("longer", Arrays.copyOf(cells(2), 4));
        show("shorter", Arrays.copyOf(cells(3), 1));
        show("range", Arrays.copyOfRange(cells(5), 3, 7));
        show("none", Arrays.copyOfRange(cells(5), 5, 5));
        var words = new String[] {"a", "b", "c"};
        System.arraycopy(words, 0, words, 1, 2);
        Log.info("%s%s%s", words[0], words[1], words[2]);
        var colors = new Color[2];
        Arrays.fill(colors, Color.GREEN);
        colors = Arrays.copyOf(colors, 3);
        Log.info("%s %s %b", colors[0], colors[1], colors[2] == null);
        for (int i = 0; i < 18; i++) {
            wrong(i, cells);
        }
        show("still", cells);
    }

    private static Cell[] cells(int count) {
        var cells = new Cell[count];
        for (int i = 0; i < count; i++) {
            cells[i] = new Cell(i);
        }
        return cells;
    }

    private static void show(String what, Cell[] cells) {
        Log.info("%s: %d", what, cells.length);
        for (var each : cells) {
            Log.info("  %d", each == null ? -1 : each.number());
        }
    }

    private void wrong(int which, Cell[] cells) {
        Cell[] none = which < 18 ? null : cells;
        try {
            switch (which) {
                case 0 -> System.arraycopy(cells, -1, cells, 0, 1);
                case 1 -> System.arraycopy(cells, 0, cells, -1, 1);
                case 2 -> System.arraycopy(cells, 0, cells, 0, -1);
                case 3 -> System.arraycopy(cells, 3, cells, 0, 4);
                case 4 -> System.arraycopy(cells, 0, cells, 3, 4);
                case 5 -> System.arraycopy(none, 0, cells, 0, 1);
                case 6 -> System.arraycopy(cells, 0, none, 0, 1);
                case 7 -> System.arraycopy(cells, Integer.MAX_VALUE, cells, 1, Integer.MAX_VALUE);
                case 8 -> Arrays.fill(cells, 2, 1, null);
                case 9 -> Arrays.fill(cells, -1, 1, null);
                case 10 -> Arrays.fill(cells, 5, 7, null);
                case 11 -> Arrays.fill(none, null);
                case 12 -> show("made", Arrays.copyOf(cells, -1));
                case 13 -> show("made", Arrays.copyOfRange(cells, 2, 1));
                case 14 -> show("made", Arrays.copyOfRange(cells, 7, 8));
                case 15 -> show("made", Arrays.copyOfRange(cells, -1, Integer.MAX_VALUE));
                case 16 -> {
                    int last = Integer.MAX_VALUE;
                    show("made", Arrays.copyOfRange(cells, last, Integer.MIN_VALUE));
                }
                default -> show("made", Arrays.copyOfRange(cells, -1, 2));
            }
            Log.info("%d went well", which);
        } catch (ArrayIndexOutOfBoundsException _) {
            Log.info("%d index", which);
        } catch (NegativeArraySizeException _) {
            Log.info("%d size", which);
        } catch (IllegalArgumentException _) {
            Log.info("%d argument", which);
        } catch (NullPointerException _) {
            Log.info("%d null", which);
        }
    }
}
