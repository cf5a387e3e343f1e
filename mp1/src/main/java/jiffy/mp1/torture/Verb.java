// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

/// What one [Operation] does. Most are one system call on one of four file descriptors.
enum Verb {
    /// `first`: flags.
    OPEN,
    CLOSE,
    /// `first`: the descriptor that becomes another name of the same open file.
    DUP,
    /// `first`: bytes.
    READ,
    /// `first`: bytes; `second`: offset.
    PREAD,
    /// `first`, `second`: bytes of the two buffers.
    READV,
    /// `first`: where the buffer is bad, see [BadPointer]; `second`: bytes.
    READ_BAD,
    /// `first`: offset; `second`: whence.
    SEEK,
    /// `second`: how often the text is repeated.
    WRITE,
    /// `first`: offset.
    PWRITE,
    /// `first`: where the text is cut in two.
    WRITEV,
    /// `first`: where the buffer is bad; `second`: bytes, of which the text is the first.
    WRITE_BAD,
    /// To a pipe. `first`: bytes; `second`: offset, or -1 for that of the descriptor.
    SENDFILE,
    /// To a pipe. `first`: bytes.
    SPLICE,
    /// A call that this file need not offer, but that must do no harm. `first`: which, see [Poke];
    /// `second`: an argument.
    POKE,
    /// A child process reads from the descriptor that it inherited. `first`: bytes.
    FORK_READ,
    /// A child process writes to it.
    FORK_WRITE,
    /// Ends a process. `first`: which.
    KILL,
    /// Unloads the module and loads it again; descriptors stay open.
    RELOAD,
    /// Registers many processes.
    CROWD,
    /// Reads the whole list with a descriptor of its own.
    LIST
}
