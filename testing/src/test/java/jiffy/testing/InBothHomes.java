// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tests of one of the modules in `src/test/modules`, in the simulated kernel and in a real one:
/// what is expected stands there once. Before each test the module is loaded, unless it says
/// [NotLoaded] or [LoadedWith]; after it the kernel's log holds nothing but the module's lines.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(BothHomes.class)
@interface InBothHomes {
    /// The module's folder.
    String value();

    /// The homes; `jvm` is the simulated kernel.
    String[] kernels() default {"jvm", "6.1-cloud-amd64"};
}
