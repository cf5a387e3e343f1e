# SPDX-License-Identifier: MIT OR GPL-2.0
"""Tells gdb where the code of modules is, of those too that are loaded while it runs."""

import os
import struct
import tempfile

import gdb

SYMTAB = 2
ALLOC = 2
NAME = 24  # in a struct module, behind state and list


class Ko:
    """A module's file: an ELF file whose sections begin at zero."""

    def __init__(self, path):
        self.name = os.path.basename(path)
        with open(path, "rb") as file:
            self.data = file.read()
        self.at, count, names = struct.unpack_from("<40xQ12xHH", self.data)
        self.headers = [
            struct.unpack_from("<IIQQQQIIQQ", self.data, self.at + 64 * i)
            for i in range(count)
        ]
        self.names = [self.text(self.headers[names][4] + h[0]) for h in self.headers]
        symtab = next(h for h in self.headers if h[1] == SYMTAB)
        self.strtab = self.content(self.headers[symtab[6]])
        self.symbols = symbols(self.content(symtab))

    def text(self, at):
        return self.data[at : self.data.index(0, at)].decode()

    def content(self, header):
        return self.data[header[4] : header[4] + header[5]]

    def addresses(self, loaded):
        """Where sections are, told by their symbols as they are once loaded."""
        found = {}
        for ours, there in zip(self.symbols, loaded):
            if 0 < ours[3] < len(self.names):
                found.setdefault(self.names[ours[3]], there[4] - ours[4])
        return found

    def add(self, addresses):
        """Gives gdb the symbols. What is not in memory is put where there is nothing: gdb would
        put it over something else."""
        forget(self.name)
        copy = os.path.join(tempfile.mkdtemp(dir=FOLDER), self.name)
        with open(copy, "wb") as file:
            file.write(self.unplaced())
        words = ['add-symbol-file "%s"' % copy]
        nowhere = 0
        for name, header in zip(self.names, self.headers):
            if header[2] & ALLOC:
                words.append('-s "%s" 0x%x' % (name, addresses.get(name, nowhere)))
                nowhere += (header[5] + 0xFFF) & ~0xFFF
        gdb.execute(" ".join(words), to_string=True)

    def unplaced(self):
        """Some linkers leave an address in a section. gdb takes that for the place of all, and so
        it does its own places, when it reads the same file again."""
        data = bytearray(self.data)
        for i in range(len(self.headers)):
            struct.pack_into("<Q", data, self.at + 64 * i + 16, 0)
        return data


class Loads(gdb.Breakpoint):
    """Stops nobody. When the kernel calls do_init_module (kernel/module/main.c), it has read a
    module's symbols and put its code in place; what a constructor does is still to come.

    files: by the names of modules
    """

    def __init__(self, files):
        super().__init__("*do_init_module", internal=True)
        self.files = files
        self.kallsyms = None

    def stop(self):
        module = int(gdb.parse_and_eval("$rdi")) & (2**64 - 1)
        name = memory(module + NAME, 56).split(b"\0")[0].decode()
        if name in self.files:
            try:
                self.place(Ko(self.files[name]), module)
                say("%s is loaded: its lines are known" % name)
            except Exception as e:
                say("%s is loaded; its lines are not known: %s" % (name, e))
        return False

    def place(self, ko, module):
        kallsyms = word(module + self.offset(ko))
        symtab, count, strtab = struct.unpack("<QI4xQ", memory(kallsyms, 24))
        if count != len(ko.symbols) or memory(strtab, len(ko.strtab)) != ko.strtab:
            raise gdb.error("%s has changed since" % ko.name)
        ko.add(ko.addresses(symbols(memory(symtab, 24 * count))))


    def offset(self, ko):
        """Of kallsyms in a struct module, which each module knows."""
        if self.kallsyms is None:
            ko.add({})
            self.kallsyms = int(
                gdb.parse_and_eval("(long)&((struct module *)0)->kallsyms")
            )
        return self.kallsyms


def place(path, addresses):
    """A module that was loaded before."""
    Ko(path).add(addresses)


def watch(files):
    """Knows the lines of these modules when they are loaded."""
    Loads(files)


def forget(file):
    """Where a module was before it was removed, something else may be."""
    for each in gdb.objfiles():
        if os.path.basename(each.filename or "") == file:
            gdb.execute('remove-symbol-file "%s"' % each.filename, to_string=True)


def symbols(table):
    return list(struct.iter_unpack("<IBBHQQ", table))


def memory(address, size):
    return gdb.selected_inferior().read_memory(address, size).tobytes()


def word(address):
    return struct.unpack("<Q", memory(address, 8))[0]


def say(line):
    gdb.write(line + "\n")
