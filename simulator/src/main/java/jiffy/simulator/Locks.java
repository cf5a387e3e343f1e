// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.IdentityHashMap;
import java.util.Map;
import jiffy.simulator.check.Finding;
import jiffy.simulator.check.VectorClock;

/// Mutexes and spinlocks.
final class Locks {
    private static final class Lock {
        private Activity holder;
        private final VectorClock published = new VectorClock();
    }

    private final Machine machine;
    private final Map<Object, Lock> locks = new IdentityHashMap<>();

    Locks(Machine machine) {
        this.machine = machine;
    }

    void forget() {
        locks.clear();
    }

    private Lock of(Object lock) {
        return locks.computeIfAbsent(lock, _ -> new Lock());
    }

    /// @param maySleep whether it is a mutex
    void lock(Object object, boolean maySleep) {
        if (maySleep) {
            machine.maySleep();
        }
        machine.point();
        machine.takes(object);
        var lock = of(object);
        var me = machine.current();
        machine.await(machine.name(object), () -> lock.holder == null);
        take(object, lock, me, maySleep);
    }

    private static void take(Object object, Lock lock, Activity me, boolean maySleep) {
        lock.holder = me;
        me.strand().held().add(object);
        me.strand().acquire(lock.published);
        if (!maySleep) {
            me.spinLocks++;
        }
    }

    boolean tryLock(Object object, boolean maySleep) {
        machine.point();
        var lock = of(object);
        if (lock.holder != null) {
            return false;
        }
        take(object, lock, machine.current(), maySleep);
        return true;
    }

    void unlock(Object object, boolean maySleep) {
        var lock = of(object);
        var me = machine.current();
        if (machine.scheduler().isHalted()) {
            return;
        }
        if (lock.holder != me) {
            machine.complain(
                    Finding.Kind.BAD_UNLOCK,
                    "WARNING: bad unlock balance detected! " + machine.name(object));
            return;
        }
        me.strand().release(lock.published);
        me.strand().held().remove(me.strand().held().lastIndexOf(object));
        if (!maySleep) {
            me.spinLocks--;
        }
        lock.holder = null;
        machine.point();
    }
}
