// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConstructsTest {
    @ParameterizedTest
    @EnumSource
    void everyKindOfTreeHasAName(Tree.Kind kind) {
        assertThat(Constructs.name(kind)).isNotBlank().doesNotContain("_ ", "Tree");
    }

    @ParameterizedTest
    @CsvSource({
        "java.util.HashMap, HashKey",
        "java.util.concurrent.ConcurrentHashMap.put, LongMap",
        "java.util.BitSet.set, Bitmap",
        "java.util.ArrayDeque.push, IntRing",
        "java.lang.StringBuilder.append, TextBuffer",
        "java.lang.Integer.parseInt, TextParser",
        "java.util.Scanner.nextInt, TextParser",
        "java.lang.Character.isLetter, compare",
        "java.util.Objects.hash, 31",
        "java.util.Objects.requireNonNull, message",
        "java.util.ArrayList.add, KernelList",
        "java.util.List.of, KernelList",
        "java.util.stream.IntStream, loop",
        "java.lang.String.format, Log.info",
        "java.lang.StringBuilder.append, format",
        "java.lang.String.intern, constant",
        "java.lang.Thread.sleep, Timer",
        "java.lang.Thread, Work",
        "java.util.concurrent.ExecutorService, Work",
        "java.util.concurrent.locks.ReentrantLock.lock, Mutex",
        "java.util.concurrent.atomic.AtomicLong, Mutex",
        "java.lang.Object.wait, Work",
        "java.lang.Integer, int",
        "java.lang.Math.random, random",
        "java.util.Random.nextInt, random",
        "java.lang.System.nanoTime, Jiffies",
        "java.lang.Math.sqrt, units",
        "java.util.Optional.of, null",
        "java.lang.Class.forName, switch",
        "java.lang.reflect.Method.invoke, switch",
        "java.lang.IllegalStateException, Errno"
    })
    void whatPeopleTryHasAWayInstead(String name, String word) {
        assertThat(Instead.of(name)).hasValueSatisfying(help -> assertThat(help).contains(word));
    }

    @Test
    void whatTheModuleItselfMayHaveNamedSoHasNone() {
        assertThat(List.of("p.ArrayList", "java.langX.Thread", "java.util.EventObject"))
                .allSatisfy(name -> assertThat(Instead.of(name)).isEmpty());
    }
}
