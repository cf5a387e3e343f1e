// SPDX-License-Identifier: MIT OR GPL-2.0
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "guest.h"

const char *path;
char name[64];
int passed, failed;
char text[4 << 20];

bool expect(bool right, const char *format, ...)
{
    va_list args;

    if (right)
        passed++;
    else
        failed++;
    printf("%s ", right ? "ok  " : "FAIL");
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    printf("\n");
    fflush(stdout);
    return right;
}

long sys(long result)
{
    return result < 0 ? -errno : result;
}

long load(const char *parameters)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    long result;

    if (fd < 0)
        return -errno;
    result = sys(syscall(SYS_finit_module, fd, parameters, 0));
    close(fd);
    return result;
}

long unload(void)
{
    return sys(syscall(SYS_delete_module, name, O_NONBLOCK));
}

void wait_ms(int ms)
{
    usleep(ms * 1000);
}

long put_to(const char *file, const char *from, size_t size)
{
    int fd = open(file, O_WRONLY | O_CLOEXEC);
    long result;

    if (fd < 0)
        return -errno;
    result = sys(write(fd, from, size));
    close(fd);
    return result;
}

long put(const char *from)
{
    return put_to(STATUS, from, strlen(from));
}

long add(int pid)
{
    char line[16];
    int size = sprintf(line, "%d\n", pid);
    long result = put(line);

    return result == size ? 0 : result;
}

/* The whole file into text, in reads of a size. */
long get_from(const char *file, size_t step)
{
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    size_t size = 0;
    long got;

    if (fd < 0)
        return -errno;
    while ((got = sys(read(fd, text + size, step))) > 0)
        size += got;
    close(fd);
    text[size] = 0;
    return got < 0 ? got : (long)size;
}

long get(size_t step)
{
    return get_from(STATUS, step);
}

/* Lines that text has for a process; its time from the last one. */
int lines_of(int pid, uint64_t *time)
{
    char start[16];
    int size = sprintf(start, "%d: ", pid), count = 0;

    for (char *at = text; *at; at = strchr(at, '\n') + 1) {
        if (!strncmp(at, start, size)) {
            count++;
            if (time)
                *time = strtoull(at + size, NULL, 10);
        }
        if (!strchr(at, '\n'))
            return -1;
    }
    return count;
}

int lines(void)
{
    int count = 0;

    for (char *at = text; *at; at++)
        count += *at == '\n';
    return count;
}

uint64_t cpu_time(pid_t pid)
{
    struct timespec time = { 0, 0 };

    syscall(SYS_clock_gettime, (clockid_t)((~(unsigned int)pid << 3) | 2), &time);
    return time.tv_sec * 1000000000ull + time.tv_nsec;
}

void burn(int ms)
{
    struct timespec now;
    uint64_t end = 0, at;

    do {
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        at = now.tv_sec * 1000000000ull + now.tv_nsec;
        end = end ? end : at + ms * 1000000ull;
    } while (at < end);
}

void *burn_thread(void *ms)
{
    burn((intptr_t)ms);
    return NULL;
}

pid_t sleeper(void)
{
    pid_t pid = fork();

    while (!pid)
        pause();
    return pid;
}

void end(pid_t pid)
{
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
}

/* Runs in a process of its own; the number of checks that fail there is its status. */
void apart(void (*what)(void))
{
    int status;
    pid_t pid;

    fflush(stdout);
    pid = fork();
    if (!pid) {
        passed = failed = 0;
        what();
        exit(failed ? 100 + failed : passed);
    }
    waitpid(pid, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 100)
        failed++;
    else
        passed += WEXITSTATUS(status);
}
