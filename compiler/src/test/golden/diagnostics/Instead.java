// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;
import java.util.*;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// What people try who know the JDK: one error each, and none for what follows from it.
@KernelModule(name = "instead", license = "Dual MIT/GPL", description = "What to write instead")
public final class Instead {
    private final HashMap<Pid, Job> map = new HashMap<>(); // error: KJ0107 java.util.HashMap
    private final ReentrantLock lock = new ReentrantLock(); // error: KJ0107 ReentrantLock
    private final AtomicInteger count = new AtomicInteger(); // error: KJ0107 AtomicInteger

    public Instead() {
        System.out.println("hello"); // error: KJ0107 java.io.PrintStream.println
        String s = String.format("%d", 1); // error: KJ0107 `String.format`
        Log.info("%s", s);
        List<Integer> list = new ArrayList<>(); // error: KJ0107 java.util.List
        list.add(1);
        for (int each : list) {
            Log.info("%d", each);
        }
        map.put(null, null);
        count.incrementAndGet();
        lock.lock();
        Thread t = new Thread(() -> {}); // error: KJ0107 `Thread`
        t.start();
        t.setName("name");
        ExecutorService pool = Executors.newCachedThreadPool(); // error: KJ0107 ExecutorService
        pool.shutdown();
        Integer boxed = 1; // error: KJ0109 `Integer`
        int sum = boxed + 1;
        Log.info("%d", sum);
        double random = Math.random(); // error: KJ0101 `double`
        int dice = new Random().nextInt(6); // error: KJ0107 java.util.Random.nextInt
        long now = System.currentTimeMillis(); // error: KJ0107 System.currentTimeMillis
        Optional<String> maybe = Optional.empty(); // error: KJ0107 java.util.Optional
        int total = IntStream.range(0, 3).sum(); // error: KJ0107 java.util.stream.IntStream
        StringBuilder text = new StringBuilder(); // error: KJ0107 `StringBuilder`
        text.append(total);
        IntSupplier supplier = () -> 1; // error: KJ0107 java.util.function.IntSupplier
        Class<?> type = Instead.class; // error: KJ0107 `Class`
        notify(); // error: KJ0107 `Object.notify`
        jiffy.linux.list.ListIterator<Job> walk = null; // error: KJ0102 null for
    }

    static final class Job extends ListEntry {}
}
