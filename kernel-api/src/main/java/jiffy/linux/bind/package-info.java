// SPDX-License-Identifier: MIT OR GPL-2.0
/// How a Java class says which C it becomes.
///
/// A binding stands beside the Java that says what it means on a JVM. The compiler knows no kernel
/// function by name: everything it emits for a kernel class is a template from these annotations.
/// A template is C text with holes:
///
/// | hole | what goes in |
/// | --- | --- |
/// | `$this` | the receiver: an lvalue for a [KernelObject], else a pointer or handle |
/// | `$0` … `$9` | the arguments; for a method reference, the name of its thunk |
/// | `$result` | where a function that also fails, or that fills a [Value], leaves its result |
/// | `$self` | pointer to the module's struct |
/// | `$stopping` | the flag that unloading sets before it shuts timers and works down |
/// | `$gfp` | the allocation flag of the most restrictive context that reaches the call |
/// | `$rcu` | `true` if the call is certainly in an RCU read section, else `false` |
/// | `$nosleep` | `true` if no callback that is handed over can sleep, else `false` |
/// | `$drop` | function that frees an element of the container |
/// | `$release(x)` | the release of the first type argument, a handle, applied to `x` |
/// | `$octal(x)` | `x`, a number, as permissions are written |
/// | `$format`, `$args`, … | see [Formatted] |
/// | `$name`, `$module`, `$field`, `$invoke` | see [Callback] |
///
/// A template that is `pure` has the receiver and the arguments alone.
///
/// Bindings are trusted: what they say of contexts, sleeping and ownership is believed. Those of a
/// module's own are checked as far as that goes without a C compiler, and `jiffy check --trusted`
/// lists them.
package jiffy.linux.bind;
