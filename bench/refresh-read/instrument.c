// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * Counts what mp1 modules execute, in instructions, inside a guest whose clock is its instruction
 * counter (QEMU: -accel tcg -icount shift=N). A measuring instrument, static, also usable as init.
 *
 *     instrument MODULE.ko...      each a build for the benchmark: see ../README.md
 *
 * Prints one line a result, tab separated: RESULT, module, operation, registrations, instructions
 * in all (the least of several runs, so that of a run without a timer interrupt where there was
 * one), the most of these runs. Whatever a module shows wrongly ends the run with status 1.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <x86intrin.h>

#define STATUS "/proc/mp1/status"
#define BENCH "/proc/mp1/bench"
#define CHILDREN 1000
#define RUNS 7
#define MOST 100000
#define HOUR "period_ms=3600000"

static const int sizes[] = { 10, 1000, 10000, MOST };

struct child {
    pid_t pid;
    int command; /* a byte written here is so many million turns of a loop */
    int done;
};

static struct child children[CHILDREN];
static const char *module;
static unsigned int shift;
static char text[4 << 20];

__attribute__((format(printf, 1, 2), noreturn)) static void fail(const char *format, ...)
{
    va_list args;

    fflush(stdout);
    fprintf(stderr, "FAIL\t%s: ", module ? module : "instrument");
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\n");
    exit(1);
}

static int must(int result, const char *what)
{
    if (result < 0)
        fail("%s: %s", what, strerror(errno));
    return result;
}

/* Counting */

/* Two instructions a turn. */
static void spin(uint64_t turns)
{
    asm volatile("1: dec %0\n\tjnz 1b" : "+r"(turns) : : "cc");
}

static uint64_t ticks(void)
{
    uint64_t now;

    _mm_lfence();
    now = __rdtsc();
    _mm_lfence();
    return now;
}

static uint64_t instructions(uint64_t since)
{
    return (ticks() - since) >> shift;
}

static uint64_t monotonic(void)
{
    struct timespec now;

    must(clock_gettime(CLOCK_MONOTONIC, &now), "clock_gettime");
    return now.tv_sec * 1000000000ull + now.tv_nsec;
}

/*
 * A loop of known length tells how many ticks an instruction takes, and whether ticks count
 * instructions at all: all runs but those with a timer interrupt must agree.
 */
static void calibrate(void)
{
    const uint64_t turns = 500000;
    uint64_t least = UINT64_MAX, clock = UINT64_MAX, start, clock_start, took;

    for (int run = 0; run < RUNS; run++) {
        clock_start = monotonic();
        start = ticks();
        spin(turns);
        took = ticks() - start;
        start = monotonic() - clock_start;
        least = took < least ? took : least;
        clock = start < clock ? start : clock;
    }
    while (shift < 10 && (least >> shift) > 2 * turns * 3 / 2)
        shift++;
    took = least >> shift;
    printf("CALIBRATION\tshift %u\t%" PRIu64 " instructions in the loop\t%" PRIu64
           " counted by the TSC\t%" PRIu64 " by CLOCK_MONOTONIC\n",
           shift, 2 * turns, took, clock >> shift);
    if (took < 2 * turns || took > 2 * turns + 100)
        fail("the TSC does not count instructions: run me under -accel tcg -icount shift=0");
}

struct sample {
    uint64_t least, most;
};

static const struct sample none = { UINT64_MAX, 0 };

static void take(struct sample *sample, uint64_t count)
{
    if (count < sample->least)
        sample->least = count;
    if (count > sample->most)
        sample->most = count;
}

static void report(const char *operation, int registrations, struct sample sample)
{
    printf("RESULT\t%s\t%s\t%d\t%" PRIu64 "\t%" PRIu64 "\n", module, operation, registrations,
           sample.least, sample.most);
    fflush(stdout);
}

/* Processes to measure: each waits for a byte, computes, answers */

static void child_main(int command, int done)
{
    unsigned char millions;

    dup2(command, 0);
    dup2(done, 1);
    close_range(3, ~0u, 0);
    while (read(0, &millions, 1) == 1) {
        if (millions)
            spin(millions * 1000000ull);
        if (write(1, &millions, 1) != 1)
            break;
    }
    _exit(0);
}

static void start_child(struct child *child)
{
    int command[2], done[2];

    must(pipe2(command, O_CLOEXEC), "pipe2");
    must(pipe2(done, O_CLOEXEC), "pipe2");
    child->pid = must(fork(), "fork");
    if (!child->pid)
        child_main(command[0], done[1]);
    close(command[0]);
    close(done[1]);
    child->command = command[1];
    child->done = done[0];
}

static uint64_t cpu_time(pid_t pid)
{
    struct timespec time;

    if (syscall(SYS_clock_gettime, (clockid_t)((~(unsigned int)pid << 3) | 2), &time))
        fail("clock_gettime of process %d: %s", pid, strerror(errno));
    return time.tv_sec * 1000000000ull + time.tv_nsec;
}

static void compute(struct child *child, unsigned char millions)
{
    if (write(child->command, &millions, 1) != 1 || read(child->done, &millions, 1) != 1)
        fail("process %d does not answer", child->pid);
    /* It answered, but may not be asleep yet: its time has to stand still. */
    for (uint64_t before = 0, now; before != (now = cpu_time(child->pid)); before = now)
        usleep(10000);
}

/* Modules */

static void load(const char *path, const char *parameters)
{
    int fd = must(open(path, O_RDONLY | O_CLOEXEC), path);

    must(syscall(SYS_finit_module, fd, parameters, 0), "insmod");
    close(fd);
}

/* By the name that the module itself carries: a file may be called anything. */
static void unload(const char *path)
{
    int fd = must(open(path, O_RDONLY | O_CLOEXEC), path);
    ssize_t size = must(read(fd, text, sizeof(text)), path);
    const char *name = memmem(text, size, "\0name=", 6);

    close(fd);
    if (!name)
        fail("no name in %s", path);
    must(syscall(SYS_delete_module, name + 6, O_NONBLOCK), "rmmod");
}

static void write_all(int fd, const char *from, size_t size, const char *what)
{
    if (must(write(fd, from, size), what) != (ssize_t)size)
        fail("%s: short write", what);
}

/* Returns the size of what is in text. */
static size_t read_all(int fd)
{
    size_t size = 0;
    ssize_t got;

    while ((got = read(fd, text + size, 65536)) > 0)
        size += got;
    must(got, "read");
    return size;
}

/* The list must show what the scheduler accounts, for processes that stand still: to the digit. */
static void check(size_t size, int registrations, const struct child *(*nth)(int))
{
    const char *at = text, *end = text + size;
    char line[64];
    int length;

    for (int i = 0; i < registrations; i++) {
        const struct child *child = nth(i);
        /* One system call a process suffices. */
        if (!i || child != nth(i - 1))
            length =
                snprintf(line, sizeof(line), "%d: %" PRIu64 "\n", child->pid, cpu_time(child->pid));
        if (end - at < length || memcmp(at, line, length))
            fail("line %d of %d is \"%.*s\", must be \"%.*s\"", i + 1, registrations,
                 (int)strcspn(at, "\n"), at, length - 1, line);
        at += length;
    }
    if (at != end)
        fail("more than %d lines", registrations);
}

static const struct child *first_child(int i)
{
    (void)i;
    return &children[0];
}

static const struct child *nth_child(int i)
{
    return &children[i];
}

static struct sample measure_read(int status, int registrations, const struct child *(*nth)(int))
{
    struct sample sample = none;

    for (int run = 0; run < RUNS; run++) {
        uint64_t start, count;
        size_t size;

        must(lseek(status, 0, SEEK_SET), "lseek");
        start = ticks();
        size = read_all(status);
        count = instructions(start);
        take(&sample, count);
        check(size, registrations, nth);
    }
    return sample;
}

static struct sample measure_refresh(int bench, int status, int registrations,
                                     const struct child *(*nth)(int))
{
    struct sample sample = none;

    for (int run = 0; run < RUNS; run++) {
        uint64_t start, count;

        compute(&children[0], 1);
        start = ticks();
        write_all(bench, "1\n", 2, BENCH);
        count = instructions(start);
        take(&sample, count);
        must(lseek(status, 0, SEEK_SET), "lseek");
        check(read_all(status), registrations, nth);
    }
    return sample;
}

/* One process, many times. */
static void measure_sizes(const char *path)
{
    int status, bench, registered = 0;
    size_t length = 0;

    load(path, HOUR);
    status = must(open(STATUS, O_RDWR | O_CLOEXEC), STATUS);
    bench = must(open(BENCH, O_WRONLY | O_CLOEXEC), BENCH);
    report("refresh", 0, measure_refresh(bench, status, 0, first_child));
    report("read", 0, measure_read(status, 0, first_child));
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        for (length = 0; registered < sizes[i]; registered++)
            length += sprintf(text + length, "%d\n", children[0].pid);
        write_all(status, text, length, STATUS);
        report("refresh", registered, measure_refresh(bench, status, registered, first_child));
        report("read", registered, measure_read(status, registered, first_child));
    }
    close(bench);
    close(status);
    unload(path);
}

/* Many processes, each once: shows whether registering one many times misleads. */
static void measure_processes(const char *path)
{
    struct sample sample = none;
    int status, bench;
    uint64_t start;
    size_t length = 0;

    load(path, HOUR);
    status = must(open(STATUS, O_RDWR | O_CLOEXEC), STATUS);
    bench = must(open(BENCH, O_WRONLY | O_CLOEXEC), BENCH);
    for (int i = 0; i < CHILDREN; i++)
        length += sprintf(text + length, "%d\n", children[i].pid);
    start = ticks();
    write_all(status, text, length, STATUS);
    take(&sample, instructions(start));
    report("register, processes", CHILDREN, sample);
    report("refresh, processes", CHILDREN, measure_refresh(bench, status, CHILDREN, nth_child));
    report("read, processes", CHILDREN, measure_read(status, CHILDREN, nth_child));
    close(bench);
    close(status);
    unload(path);
}

/* CPU time of all kernel workers, in nanoseconds, that is ticks. */
static uint64_t workers(void)
{
    struct dirent *entry;
    uint64_t sum = 0, time;
    DIR *proc = opendir("/proc");
    char path[300], name[32];
    FILE *file;

    if (!proc)
        fail("/proc: %s", strerror(errno));
    while ((entry = readdir(proc))) {
        if (!isdigit((unsigned char)entry->d_name[0]))
            continue;
        snprintf(path, sizeof(path), "/proc/%s/comm", entry->d_name);
        file = fopen(path, "r");
        if (!file || !fgets(name, sizeof(name), file))
            name[0] = 0;
        if (file)
            fclose(file);
        if (strncmp(name, "kworker/", 8))
            continue;
        snprintf(path, sizeof(path), "/proc/%s/schedstat", entry->d_name);
        file = fopen(path, "r");
        if (file && fscanf(file, "%" SCNu64, &time) == 1)
            sum += time;
        if (file)
            fclose(file);
    }
    closedir(proc);
    return sum;
}

/*
 * The refresh as the module itself runs it, from timer and work queue, by the CPU time of the
 * workers: a count that owes nothing to the benchmark's own file. Wake-up and switch are in it.
 */
static void measure_worker(const char *path)
{
    struct sample sample = none;
    size_t length = 0;
    uint64_t before;
    int status;

    load(path, "period_ms=1000");
    status = must(open(STATUS, O_RDWR | O_CLOEXEC), STATUS);
    while (length < 8 * (size_t)MOST)
        length += sprintf(text + length, "%7d\n", children[0].pid);
    for (size_t i = 0; i < length; i++)
        if (text[i] == ' ')
            text[i] = '0';
    write_all(status, text, length, STATUS);
    usleep(500000);
    for (int run = 0; run < RUNS; run++) {
        before = workers();
        compute(&children[0], 1);
        usleep(1000000);
        take(&sample, (workers() - before) >> shift);
        must(lseek(status, 0, SEEK_SET), "lseek");
        read_all(status);
    }
    report("refresh, by its worker", length / 8, sample);
    close(status);
    unload(path);
}

/* What one would do without a module */

static void measure_stat(void)
{
    static int stats[CHILDREN];
    struct sample opened = none, kept = none, clock = none;
    char path[64];
    uint64_t start;

    for (int i = 0; i < CHILDREN; i++) {
        snprintf(path, sizeof(path), "/proc/%d/stat", children[i].pid);
        stats[i] = must(open(path, O_RDONLY | O_CLOEXEC), path);
    }
    for (int run = 0; run < RUNS; run++) {
        start = ticks();
        for (int i = 0; i < CHILDREN; i++) {
            snprintf(path, sizeof(path), "/proc/%d/stat", children[i].pid);
            int fd = must(open(path, O_RDONLY | O_CLOEXEC), path);

            must(read(fd, text, 4096), path);
            close(fd);
        }
        take(&opened, instructions(start));

        start = ticks();
        for (int i = 0; i < CHILDREN; i++)
            must(pread(stats[i], text, 4096, 0), "pread");
        take(&kept, instructions(start));

        start = ticks();
        for (int i = 0; i < CHILDREN; i++)
            cpu_time(children[i].pid);
        take(&clock, instructions(start));
    }
    module = "/proc/PID/stat, open + read + close";
    report("read, processes", CHILDREN, opened);
    module = "/proc/PID/stat, kept open, pread";
    report("read, processes", CHILDREN, kept);
    module = "clock_gettime on the CPU clock";
    report("read, processes", CHILDREN, clock);
    module = NULL;
    for (int i = 0; i < CHILDREN; i++)
        close(stats[i]);
}

static void measure(int count, char **paths)
{
    const struct rlimit files = { 4096, 4096 };

    calibrate();
    must(setrlimit(RLIMIT_NOFILE, &files), "setrlimit");
    for (int i = 0; i < CHILDREN; i++)
        start_child(&children[i]);
    compute(&children[0], 250); /* so that its time has a usual length: half a second */
    for (int i = 1; i < CHILDREN; i++)
        compute(&children[i], 0);
    measure_stat();
    for (int i = 0; i < count; i++) {
        const char *slash = strrchr(paths[i], '/');

        module = slash ? slash + 1 : paths[i];
        measure_sizes(paths[i]);
        measure_processes(paths[i]);
        measure_worker(paths[i]);
    }
    printf("END\n");
    fflush(stdout);
}

/* The kernel hands over what it does not know of its command line, too: modules have a path. */
static void as_init(int count, char **words)
{
    pid_t pid = fork();
    int modules = 0;

    if (!pid) {
        mkdir("/proc", 0555);
        must(mount("proc", "/proc", "proc", 0, NULL), "mount /proc");
        for (int i = 0; i < count; i++)
            if (words[i][0] == '/')
                words[modules++] = words[i];
        measure(modules, words);
        exit(0);
    }
    waitpid(pid, NULL, 0);
    sync();
    reboot(RB_POWER_OFF);
}

int main(int argc, char **argv)
{
    if (getpid() == 1)
        as_init(argc - 1, argv + 1);
    else
        measure(argc - 1, argv + 1);
    return 0;
}
