// SPDX-License-Identifier: MIT OR GPL-2.0
/* What an mp1 module must survive. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "guest.h"

/* Load: everything at once, a second a round, unloaded in the middle of it */

static void churn_children(void)
{
    for (;;) {
        pid_t pid = fork();

        if (!pid) {
            add(getpid());
            burn(rand() % 3);
            _exit(0);
        }
        add(pid);
        waitpid(pid, NULL, 0);
    }
}

static void churn_readers(void)
{
    char part[4096];

    for (unsigned int i = 0;; i++) {
        int fd = open(STATUS, O_RDWR), got = 1;

        if (fd < 0)
            continue;
        if (i % 3 == 1)
            lseek(fd, rand() % 5000, SEEK_SET);
        while (got > 0)
            got = read(fd, part, 1 + (i * 37) % sizeof(part));
        if (i % 5 == 0)
            pread(fd, part, 100, rand() % 10000);
        close(fd);
    }
}

static void *churn_thread(void *unused)
{
    burn(1);
    return unused;
}

static void churn_threads(void)
{
    pthread_t threads[8];

    for (;;) {
        for (int i = 0; i < 8; i++)
            pthread_create(&threads[i], NULL, churn_thread, NULL);
        for (int i = 0; i < 8; i++)
            pthread_join(threads[i], NULL);
    }
}

void check_load(void)
{
    void (*const churns[])(void) = { churn_children, churn_readers, churn_threads, churn_children,
                                     churn_readers };
    pid_t churners[5], fixed[200];
    bool right = true, loaded = true, unloaded = true;
    uint64_t time, before = 0;

    unload();
    load("period_ms=1");
    for (int i = 0; i < 200; i++)
        fixed[i] = sleeper();
    for (int i = 0; i < 5; i++) {
        churners[i] = fork();
        if (!churners[i])
            churns[i]();
    }
    for (int round = 0; round < 12; round++) {
        for (int i = 0; i < 200; i++)
            add(fixed[i]);
        add(churners[2]);
        before = 0;
        for (int i = 0; i < 10; i++) {
            get(1 + rand() % 300);
            for (int j = 0; j < 200; j++)
                right = right && lines_of(fixed[j], NULL) == 1;
            lines_of(churners[2], &time);
            right = right && time >= before && time <= cpu_time(churners[2]);
            before = time;
        }
        unloaded = unloaded && unload() == 0;
        loaded = loaded && load("period_ms=1") == 0;
    }
    expect(right, "under load: each entry once, times only grow and never exceed the clock");
    expect(unloaded && loaded, "under load: unloaded and loaded");
    for (int i = 0; i < 5; i++)
        end(churners[i]);
    for (int i = 0; i < 200; i++)
        end(fixed[i]);
    while (waitpid(-1, NULL, WNOHANG) > 0)
        ;
}

/* Every allocation fails once: needs a kernel with CONFIG_FAILSLAB */

static bool fail_nth(int fd, int n)
{
    char number[16];

    return pwrite(fd, number, sprintf(number, "%d", n), 0) > 0;
}

static bool failed_nth(int fd)
{
    char number[16] = "";

    pread(fd, number, sizeof(number) - 1, 0);
    pwrite(fd, "0", 1, 0);
    return atoi(number) == 0;
}

void check_allocations(void)
{
    int fd = open("/proc/thread-self/fail-nth", O_RDWR), n, seen = 0;
    pid_t pid = sleeper();
    bool right = true;
    long result;

    if (fd < 0) {
        printf("skip allocation failures: this kernel cannot\n");
        return;
    }
    put_to("/sys/kernel/debug/failslab/ignore-gfp-wait", "N", 1);
    put_to("/sys/kernel/debug/failslab/verbose", "0", 1);
    unload();
    for (n = 1; n < 1000; n++) {
        fail_nth(fd, n);
        result = load("period_ms=100");
        if (!failed_nth(fd))
            break;
        seen += result < 0;
        if (result && result != -ENOMEM && result != -EINTR)
            right = expect(false, "load: allocation %d fails: %ld", n, result);
        if (!result)
            unload();
    }
    expect(right && seen > 5 && n < 1000, "load: %d allocations fail, %d loads with them", n - 1,
           seen);
    if (result)
        load("period_ms=100");
    seen = 0;
    for (n = 1; n < 100; n++) {
        unload();
        load("period_ms=100");
        fail_nth(fd, n);
        result = add(pid);
        if (!failed_nth(fd))
            break;
        seen += result < 0;
        if (result && result != -ENOMEM)
            right = expect(false, "register: allocation %d fails: %ld", n, result);
        get(4096);
        if (lines_of(pid, NULL) != (result == 0))
            right = expect(false, "register: allocation %d fails: %ld, but %s", n, result, text);
        if (result && add(pid))
            right = expect(false, "register: cannot after allocation %d failed", n);
    }
    expect(right && seen > 3 && n < 100, "register: %d allocations fail, %d writes with them",
           n - 1, seen);
    close(fd);
    end(pid);
}
