// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jiffy.lab.VmOptions;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// The tests of a kernel module, in real kernels and in the simulated one.
///
/// The module is built once for each kernel; a machine is started for each kernel and test class.
/// Before each test the module is loaded, after it removed again, and the test fails if the
/// kernel's log then holds anything but the module's own lines. A test asks for a [TestKernel] as
/// parameter.
///
/// ```java
/// @KernelTest(module = Hello.class)
/// class HelloTest {
///     @Test
///     void greets(TestKernel kernel) {
///         assertThat(kernel.log().toString()).contains("hello: hello, kernel");
///     }
/// }
/// ```
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ClassTemplate
@ExtendWith(KernelExtension.class)
public @interface KernelTest {

    /// A configuration parameter of JUnit, or a system property: other kernels than those that a
    /// test class names, separated by commas.
    String KERNELS = "jiffy.kernel";

    /// As [#KERNELS]: the number of the schedule in the simulated kernel, or of the first of them.
    String SEED = "jiffy.seed";

    /// As [#KERNELS]: how many schedules to try in the simulated kernel. Then a call may return
    /// before what it left to others is done, as in a real kernel.
    String SCHEDULES = "jiffy.schedules";

    /// The module's class.
    Class<?> module();

    /// The kernels to test in, named as in [jiffy.lab.KernelName], or `jvm` for the simulated one,
    /// for which clock, processors and memory do not count; if there are none here, it is the
    /// default one. [#KERNELS] takes others. One that takes long to build, such as `6.1-sanitizer`,
    /// is skipped where it is not in the cache, unless [#KERNELS] asks for it.
    String[] kernels() default {};

    /// How time passes. In virtual time waiting costs nothing, but there is one processor only.
    VmOptions.Clock clock() default VmOptions.Clock.VIRTUAL;

    /// Processors of the machine; as many of them as the kernel can have.
    int cpus() default 1;

    /// Memory of the machine in MiB. The system property `jiffy.memory` takes another value.
    int memoryMb() default 512;

    /// Whether Java programs can be run in the machine.
    boolean java() default false;
}
