// SPDX-License-Identifier: MIT OR GPL-2.0
/// Real kernels in virtual machines, for tests and for people.
///
/// ```java
/// var lab = Lab.open(System.err::println);
/// try (var vm = lab.boot(VmOptions.DEFAULT)) {
///     var before = vm.log().end();
///     vm.insmod(Path.of("mp1.ko"), "period_ms=100").orThrow();
///     vm.shell("echo $$ >/proc/mp1/status; cat /proc/mp1/status").orThrow().stdout();
///     vm.rmmod("mp1").orThrow();
///     vm.log().after(before).verdict("mp1").clean();
/// }
/// ```
///
/// # What happens in `boot`
///
/// 1. [Tools] looks for the programs that it takes (QEMU, busybox, kmod, …): root gets them
///    installed, anybody else the command to run. From here on nobody needs to be root.
/// 2. [KernelStore] finds the [Kernel]: the newest release of a [KernelName] that apt offers,
///    downloaded with apt and unpacked in the user's cache, with headers to build modules for it;
///    a User Mode Linux is built from Debian's source ([jiffy.lab.kernels]).
/// 3. [JavaImage][jiffy.lab.guest.JavaImage] links a small Java for the guest and
///    [Initramfs][jiffy.lab.guest.Initramfs] packs its first file system: busybox, kmod, drivers, a
///    shell script as `init`, and our agent (`agent.c`).
/// 4. [Templates][jiffy.lab.qemu.Templates] boots that once, stops it when the agent answers, and
///    keeps memory and state. Every machine after that starts from there, copying only the pages
///    that it writes to: seconds become a fraction of one. Each step's result is kept under a
///    fingerprint of all that it was made from, so a change of anything makes it anew.
///
/// A [Hypervisor][jiffy.lab.machine.Hypervisor] is what runs kernels of one kind: QEMU, or for User
/// Mode Linux the kernel itself, which boots fast enough without a template.
///
/// # How we talk to a guest
///
/// [Agent][jiffy.lab.guest.Agent] here and `agent.c` there exchange
/// [frames][jiffy.lab.guest.Frame] over one of eight ports. QEMU's are virtio-serial ports, each of
/// them a Unix socket on this side; those of User Mode Linux are serial lines, each of them two
/// pipes. A process of ours takes a port for itself by a file lock, so several can
/// use one machine. Many commands run side by side over one port; each ends with its exit code, or
/// is killed when its time is up or we go away.
///
/// The serial console goes to `console.log` in the run's folder. It is what is left when a kernel
/// dies, so it decides what an exception says: [KernelFault] for a crash, [VmTimeout] for a command
/// that takes too long, [BootFailure] for a machine that does not come up, all with the last lines.
/// [KernelLog] reads the log itself and judges it.
///
/// # Three kinds of time and life
///
/// - [Lab#boot] makes a machine that ends with this JVM, even with `kill -9`.
/// - [Lab#start] makes one that stays, found again by its name with [Lab#attach]; [Lab#snapshot]
///   and [Lab#restore] keep a state of it and go back.
/// - With [VmOptions.Clock#VIRTUAL] a machine's clock counts its instructions. Waiting costs
///   nothing, between commands time stands still, and the same test takes the same time twice.
///
/// # Where things are
///
/// `jiffy.lab` is what others use. `jiffy.lab.host` is this machine: cache, apt, programs.
/// `jiffy.lab.guest` is what goes into a guest, and talking to it. `jiffy.lab.machine` is what
/// machines have in common, `jiffy.lab.qemu` and `jiffy.lab.uml` are those there are. All
/// parsers are pure functions with tests of their own; running programs stays at the edge.
package jiffy.lab;
