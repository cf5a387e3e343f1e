// SPDX-License-Identifier: MIT OR GPL-2.0
/// What the tests of a kernel module import: [KernelTest] on the class, [TestKernel] as a test's
/// parameter.
///
/// [KernelExtension] repeats the class for each kernel; [Trials] gives each test the module loaded
/// and judges the log after it. A kernel that crashed or complained is replaced by a fresh machine
/// before the next test, which costs a fraction of a second ([jiffy.lab.Lab#boot]).
///
/// The `.ko` comes from a [ModuleBuilder], found as a service, or is named by the system property
/// `jiffy.module.ko`.
package jiffy.testing;
