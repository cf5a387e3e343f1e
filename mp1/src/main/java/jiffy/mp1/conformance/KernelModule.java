// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jiffy.mp1.syscall.ErrnoException;
import jiffy.mp1.syscall.LoadableModule;

/// The module under test, to be loaded and unloaded.
sealed interface KernelModule {

    String NAME = "mp1";

    /// @throws Case.Skipped if no module was named
    static KernelModule of(Options options) {
        if (options.control() != null) {
            return new Elsewhere(options.control());
        }
        return ofKernel(options);
    }

    /// A module of this kernel.
    ///
    /// @throws Case.Skipped if it is none
    static InKernel ofKernel(Options options) {
        if (options.control() != null) {
            throw new Case.Skipped("the module is none of this kernel's");
        }
        if (options.module() == null) {
            throw new Case.Skipped("--module was not given");
        }
        return new InKernel(options.module());
    }

    /// Loads the module.
    ///
    /// @return 0 or a negative errno
    long tryLoad(String parameters) throws IOException;

    /// Unloads the module, without waiting for its users.
    ///
    /// @return 0 or a negative errno
    long tryUnload() throws IOException;

    boolean isLoaded() throws IOException;

    /// Loads the module.
    ///
    /// @throws ErrnoException if that is refused
    default void load(String parameters) throws IOException {
        ErrnoException.check(tryLoad(parameters), "loading with `" + parameters + "`");
    }

    /// Unloads the module.
    ///
    /// @throws ErrnoException if that is refused
    default void unload() throws IOException {
        ErrnoException.check(tryUnload(), "unloading");
    }

    /// As `insmod` and `rmmod` do it.
    ///
    /// @param file the `.ko`
    record InKernel(Path file) implements KernelModule {

        @Override
        public long tryLoad(String parameters) throws IOException {
            return new LoadableModule(file, NAME).tryLoad(parameters);
        }

        @Override
        public long tryUnload() {
            return LoadableModule.tryUnload(NAME);
        }

        @Override
        public boolean isLoaded() throws IOException {
            return LoadableModule.isLoaded(NAME);
        }
    }

    /// By whoever has it: gets a line, answers with a number on a line.
    ///
    /// @param socket a Unix socket
    record Elsewhere(Path socket) implements KernelModule {

        @Override
        public long tryLoad(String parameters) throws IOException {
            return ask("load " + parameters);
        }

        @Override
        public long tryUnload() throws IOException {
            return ask("unload");
        }

        @Override
        public boolean isLoaded() throws IOException {
            return ask("loaded") == 1;
        }

        private long ask(String what) throws IOException {
            try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                    var answers =
                            new BufferedReader(
                                    new InputStreamReader(Channels.newInputStream(channel)))) {
                channel.write(ByteBuffer.wrap((what + "\n").getBytes(StandardCharsets.UTF_8)));
                return Long.parseLong(answers.readLine());
            }
        }
    }
}
