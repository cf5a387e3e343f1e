// SPDX-License-Identifier: MIT OR GPL-2.0
/// The Linux kernel, as the author of a module sees it: `import module jiffy.linux;`.
///
/// Every class has two meanings that agree. On a JVM it is what its Java body says, carried out by
/// the [jiffy.linux.Kernel] that is at home there. In ring 0 it is the C that its annotations
/// (package [jiffy.linux.bind]) name.
module jiffy.linux {
    exports jiffy.linux;
    exports jiffy.linux.bind;
    exports jiffy.linux.collection;
    exports jiffy.linux.list;
    exports jiffy.linux.log;
    exports jiffy.linux.mm;
    exports jiffy.linux.module;
    exports jiffy.linux.proc;
    exports jiffy.linux.sync;
    exports jiffy.linux.task;
    exports jiffy.linux.text;
    exports jiffy.linux.time;
    exports jiffy.linux.work;
}
