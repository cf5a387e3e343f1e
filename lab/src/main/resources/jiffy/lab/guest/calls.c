// SPDX-License-Identifier: MIT OR GPL-2.0
//
// System calls for a host that wants exactly these: shells split and retry.
//
//   jiffy-agent read FILE [SIZE [OFFSET]]  prints a file, SIZE bytes a call; with OFFSET, one pread(2)
//   jiffy-agent readfrom FILE OFFSET       prints a file from there on, after an lseek(2)
//   jiffy-agent write FILE                 writes standard input with one write(2); prints what that
//                                          returned
//   jiffy-agent insmod FILE [PARAMETERS]   loads a module
//   jiffy-agent rmmod NAME                 removes it
//   jiffy-agent failing N ...              any of these, and the Nth allocation that the kernel makes
//                                          for it fails; the last line of standard error is how many
//                                          were missing to N, 0 if one failed
//                                          (Documentation/fault-injection/fault-injection.rst)
//
// The exit code is the errno.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { BUFFER = 1 << 20 };

static char number[16];
static int fail_nth = -1;
static long nth;

static char *allocate(char *old, size_t size)
{
    char *memory = realloc(old, size);
    if (!memory)
        _exit(ENOMEM);
    return memory;
}

/*
 * From now on allocations count. All memory of this process is there before, or what it touches
 * first would have to be allocated, too.
 */
static void begin(void)
{
    if (fail_nth >= 0 && pwrite(fail_nth, number, strlen(number), 0) < 0)
        _exit(EIO);
}

/* Ends what begin() began; `result` is that of a call. Returns the errno, or 0. */
static int end(ssize_t result)
{
    int error = result < 0 ? errno : 0;
    char left[16] = "";
    if (fail_nth >= 0) {
        if (pread(fail_nth, left, sizeof left - 1, 0) < 0 || pwrite(fail_nth, "0", 1, 0) < 0)
            _exit(EIO);
        nth = atol(left);
    }
    return error;
}

static int failed(const char *what, int error)
{
    if (error)
        dprintf(2, "%s: %s\n", what, strerror(error));
    return error;
}

static int print(const char *data, size_t length)
{
    while (length) {
        ssize_t n = write(1, data, length);
        if (n < 0)
            return errno;
        data += n;
        length -= n;
    }
    return 0;
}

/* What was read before an error is not printed. */
static int read_all(const char *path, size_t size, off_t offset)
{
    size_t length = 0, capacity = size + BUFFER;
    char *text = allocate(NULL, capacity);
    ssize_t n;
    int fd, error;
    begin();
    n = fd = open(path, O_RDONLY | O_CLOEXEC);
    if (n >= 0 && offset)
        n = lseek(fd, offset, SEEK_SET);
    while (n >= 0 && (n = read(fd, text + length, size)) > 0) {
        length += n;
        if (capacity - length >= size)
            continue;
        text = allocate(text, capacity *= 2);
    }
    error = n < 0 ? errno : 0;
    if (fd >= 0)
        close(fd);
    errno = error;
    return failed(path, end(n)) ?: print(text, length);
}

static int read_at(const char *path, size_t size, off_t offset)
{
    char *text = allocate(NULL, size + 1);
    ssize_t n;
    int fd, error;
    begin();
    n = fd = open(path, O_RDONLY | O_CLOEXEC);
    if (n >= 0)
        n = pread(fd, text, size, offset);
    error = errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    return failed(path, end(n)) ?: print(text, n);
}

/* Too much input for memory is no case. */
static int write_once(const char *path)
{
    size_t length = 0, capacity = BUFFER;
    char *text = allocate(NULL, capacity);
    ssize_t n;
    int fd, error;
    while ((n = read(0, text + length, capacity - length)) > 0) {
        length += n;
        if (length < capacity)
            continue;
        text = allocate(text, capacity *= 2);
    }
    begin();
    n = fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (n >= 0)
        n = write(fd, text, length);
    error = errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    error = failed(path, end(n));
    if (!error)
        printf("%zd\n", n);
    return error;
}

static int load(const char *path, char **parameters)
{
    char line[4096] = "";
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    for (; *parameters; parameters++)
        snprintf(line + strlen(line), sizeof line - strlen(line), "%s ", *parameters);
    if (fd < 0)
        return failed(path, errno);
    begin();
    return failed(path, end(syscall(SYS_finit_module, fd, line, 0)));
}

static int unload(const char *name)
{
    begin();
    return failed(name, end(syscall(SYS_delete_module, name, O_NONBLOCK)));
}

static int usage(void)
{
    dprintf(2, "usage: jiffy-agent serve | kmsg | [failing N] CALL\n"
               "CALL: read FILE [SIZE [OFFSET]] | readfrom FILE OFFSET | write FILE"
               " | insmod FILE [PARAMETER...] | rmmod NAME\n");
    return 2;
}

static int call_one(int count, char **words)
{
    const char *what = count > 1 ? words[0] : "";
    if (!strcmp(what, "read") && count == 2)
        return read_all(words[1], 65536, 0);
    if (!strcmp(what, "read") && count == 3)
        return read_all(words[1], atol(words[2]), 0);
    if (!strcmp(what, "read") && count == 4)
        return read_at(words[1], atol(words[2]), atol(words[3]));
    if (!strcmp(what, "readfrom") && count == 3)
        return read_all(words[1], 65536, atol(words[2]));
    if (!strcmp(what, "write") && count == 2)
        return write_once(words[1]);
    if (!strcmp(what, "insmod"))
        return load(words[1], words + 2);
    if (!strcmp(what, "rmmod") && count == 2)
        return unload(words[1]);
    return usage();
}

/* Parses and makes a call; returns the exit code. */
int call(int count, char **words)
{
    int result;
    if (count < 3 || strcmp(words[0], "failing"))
        return call_one(count, words);
    snprintf(number, sizeof number, "%ld", nth = atol(words[1]));
    fail_nth = open("/proc/self/fail-nth", O_RDWR | O_CLOEXEC);
    if (fail_nth < 0 || mlockall(MCL_CURRENT | MCL_FUTURE))
        return failed("/proc/self/fail-nth", errno);
    result = call_one(count - 2, words + 2);
    dprintf(2, "%ld\n", nth);
    return result;
}
