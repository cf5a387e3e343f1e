// SPDX-License-Identifier: MIT OR GPL-2.0
package hello;

import module jiffy.linux;

/// The smallest module: a line in the kernel log when it comes, another when it goes.
@KernelModule(
        name = "hello",
        license = "Dual MIT/GPL",
        author = "The Jiffy authors",
        description = "Hello, World in Java")
public final class Hello implements AutoCloseable {
    public Hello() {
        Log.info("Hello, World");
    }

    @Override
    public void close() {
        Log.info("Goodbye, World");
    }
}
