// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "bindings", license = "Dual MIT/GPL", description = "Bindings that do not fit")
public final class Bindings {
    static final class Plain {
        @C("jiffies") static long stray() { return 0; } // error: KJ0113 this class does not bind
    }

    record Own(int number) {}

    @Header("linux/jiffies.h")
    static final class Functions {
        static final int LIMIT = 3;
        static int state;

        static final class Model {}

        @C("hz($2)") static int hole(int a, int b) { return 0; } // error: KJ0113 nothing fills `$2`
        @C("hz($this)") static int self() { return 0; } // error: KJ0113 nothing fills `$this`
        @C("hz($)") static int lone() { return 0; } // error: KJ0113 a `$` names no hole
        @C("hz((1)") static int open() { return 0; } // error: KJ0113 `(` has no end
        @C("hz(1))") static int closed() { return 0; } // error: KJ0113 a `)` too many
        @C("hz(\"a)") static int text() { return 0; } // error: KJ0113 `"` has no end
        @C("a; b") static void statements() {} // error: KJ0113 an expression has no `;`
        @C("HZ // ticks") static int comment() { return 0; } // error: KJ0113 `//` hides
        @C("") static int nothing() { return 0; } // error: KJ0113 there is no C
        @C("f()") int receiver() { return 0; } // error: KJ0113 `receiver` has a receiver
        @C("f()") static native int jvm(); // error: KJ0113 `jvm` means nothing on a JVM
        @C("f()") static int declares() throws Errno { return 0; } // error: KJ0113 `fails = true`
        @C(value = "f()", fails = true) static void fails() {} // error: KJ0113 does not declare
        @C(value = "f()", fails = true) // error: KJ0113 what the result is
        static int lost() throws Errno { return 0; }
        @C(value = "f($gfp)", pure = true) // error: KJ0113 nothing fills `$gfp`
        static int pure() { return 0; }
        @C(value = "f()", pure = true, sleeps = true) // error: KJ0113 what is `pure`
        static int sleeps() { return 0; }
        @C("f()") static void own(Own object) {} // error: KJ0113 C has nothing for a `Bindings.Own`
        @C("f()") static Own gives() { return null; } // error: KJ0113 C gives no `Bindings.Own`
        @C("f()")
        static void owned(@Owned int n) {} // error: KJ0113 only a handle can be handed over
        @C("f()") static double real() { return 0; } // error: KJ0101 `double`
        @C("f()") static <T> void generic(T t) {} // error: KJ0113 no type parameters
        @C(value = "f()", modifies = true) // error: KJ0113 the API's containers
        static void changes() {}
        @C("") @Formatted("f($format$args)") // error: KJ0113 what is formatted
        static void print(String format) {}
        @C("") @Guards("guard(x)(&$this);") // error: KJ0113 a lock is
        static Guard lock() { return null; }
        @C("HZ") static int good() { return 100; }
        static int unbound() { return new Model().hashCode(); }
    }

    @Header("no header") // error: KJ0113 is no path of a header
    static final class Path {}

    @KernelObject(type = "int") @Handle(type = "int *", release = "f($this)")
    static final class Two {} // error: KJ0113 not two

    @KernelObject(type = "int") static final class Unbuilt {} // error: KJ0113 no constructor

    @KernelObject(type = "int", release = "f($self, $0)") // error: KJ0113 nothing fills `$0`
    static final class Phases {
        @C("f(&$this)") Phases() {}
    }

    @Handle(type = "struct cred", release = "f($this)") // error: KJ0113 no pointer type
    static final class Struct {}

    @Handle(type = "void *", release = "") // error: KJ0113 nothing gives a `Kept` back
    static final class Kept {
        @C("f()") Kept() {} // error: KJ0113 only a `@KernelObject` is built
    }

    @Handle(type = "void *", release = "f($this)")
    record Record() {} // error: KJ0113 bound by a class

    @Handle(type = "void *", release = "f($this)") static final class Lost {
        @C("f()") static Lost get() { return null; } // error: KJ0113 nobody owns the `Lost`
    }

    @Entry(type = "struct x") static class Node {} // error: KJ0113 for the kernel API alone

    @Handle(type = "void *", release = "f($this)") static final class Owner {
        @Callback( // error: KJ0113 1 of 0 arguments
                context = Context.SOFTIRQ,
                define = "static void $name(int x) { $invoke(x); }")
        interface Handler { void run(); }

        @Callback( // error: KJ0113 a function `$name`
                context = Context.SOFTIRQ,
                define = "static void f(void) { }")
        interface Other { void run(); }

        @Callback(context = Context.SOFTIRQ, define = "static void $name(int x) { $invoke(x); }")
        interface Good { void run(int x); }

        @Callback(context = Context.SOFTIRQ, define = "void $name(void) { $field $invoke(); }")
        interface Field { void run(); }

        @C("f($0)") static void calls(Good handler) {}
        @C("f($0)")
        static void calls(Field handler) {} // error: KJ0113 `$field` is for a kernel object
    }

    private final Functions.Model model = null; // error: KJ0102 is there on a JVM alone

    public Bindings() {
        Log.info("%d %d", Functions.good(), Functions.LIMIT);
        int state = Functions.state; // error: KJ0102 `state` is there on a JVM alone
        int unbound = Functions.unbound(); // error: KJ0102 `Functions.unbound` is there on
    }
}
