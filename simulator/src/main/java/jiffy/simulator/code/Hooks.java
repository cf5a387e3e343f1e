// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.code;

/// What the changed classes of a module call. Code that runs in no simulation, as a debugger's
/// evaluation, calls it for nothing.
public final class Hooks {
    private static final ThreadLocal<Observer> OBSERVER = new ThreadLocal<>();

    private Hooks() {}

    /// Runs code of a module on this thread.
    public static void observed(Observer observer, Runnable code) {
        OBSERVER.set(observer);
        try {
            code.run();
        } finally {
            OBSERVER.remove();
        }
    }

    public static void read(Object owner, int site) {
        var observer = OBSERVER.get();
        if (observer != null && owner != null) {
            observer.reads(owner, -1, site);
        } else if (observer != null) {
            observer.calls(site);
        }
    }

    public static void write(Object owner, int site) {
        var observer = OBSERVER.get();
        if (observer != null && owner != null) {
            observer.writes(owner, -1, site);
        } else if (observer != null) {
            observer.calls(site);
        }
    }

    public static void readElement(Object array, int index, int site) {
        var observer = OBSERVER.get();
        if (observer != null && array != null) {
            observer.reads(array, index, site);
        } else if (observer != null) {
            observer.calls(site);
        }
    }

    public static void writeElement(Object array, int index, int site) {
        var observer = OBSERVER.get();
        if (observer != null && array != null) {
            observer.writes(array, index, site);
        } else if (observer != null) {
            observer.calls(site);
        }
    }

    public static void loop(int site) {
        var observer = OBSERVER.get();
        if (observer != null) {
            observer.loops(site);
        }
    }

    public static void call(int site) {
        var observer = OBSERVER.get();
        if (observer != null) {
            observer.calls(site);
        }
    }

    public static void allocate(Class<?> type) {
        var observer = OBSERVER.get();
        if (observer != null) {
            observer.allocates(type, 64);
        }
    }

    public static void allocateArray(int length, int elementSize) {
        var observer = OBSERVER.get();
        if (observer != null && length >= 0) {
            observer.allocates(null, (long) length * elementSize + 8);
        }
    }

    public static void allocated(Object object) {
        var observer = OBSERVER.get();
        if (observer != null) {
            observer.allocated(object);
        }
    }
}
