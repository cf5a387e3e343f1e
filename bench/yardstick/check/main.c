// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * Tries an mp1 module: what /proc/mp1/status promises, and what it must survive. Static, runs as
 * init of a guest or as root in one. Knows nothing of the module but the interface and the
 * parameters period_ms, quota and limit.
 *
 *     check MODULE.ko
 *
 * Prints a line a check, at last "N passed, N failed"; status 1 if one failed.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "guest.h"

static void check(void)
{
    if (!expect(load("period_ms=100") == 0, "load %s", path))
        return;
    check_behaviour();
    check_allocations();
    check_load();
    expect(unload() == 0, "unload");
}

/* Leaks, but for the one that kmem_cache_create() has when its allocations fail. */
static int leaks(void)
{
    int count = 0;

    for (char *each = strstr(text, "unreferenced"), *next; each; each = next) {
        next = strstr(each + 1, "unreferenced");
        count += !memmem(each, next ? (size_t)(next - each) : strlen(each), "sysfs_slab_add", 14);
    }
    return count;
}

static void clean_kernel(void)
{
    const char *kmemleak = "/sys/kernel/debug/kmemleak";

    /* It wants two scans, and what is left behind a few seconds old. */
    for (int i = 0; i < 3 && put_to(kmemleak, "scan", 4) > 0; i++)
        sleep(6);
    if (get_from(kmemleak, 4096) >= 0)
        expect(!leaks(), "no leak: %.2000s", text);
}

static void as_init(void)
{
    mkdir("/proc", 0555);
    mkdir("/sys", 0555);
    mount("proc", "/proc", "proc", 0, NULL);
    mount("sysfs", "/sys", "sysfs", 0, NULL);
    mount("debugfs", "/sys/kernel/debug", "debugfs", 0, NULL);
}

int main(int argc, char **argv)
{
    bool init = getpid() == 1;
    const char *slash;
    pid_t pid;

    for (int i = 1; i < argc; i++)
        if (argv[i][0] == '/')
            path = argv[i];
    if (!path) {
        fprintf(stderr, "usage: check /MODULE.ko\n");
        return 2;
    }
    slash = strrchr(path, '/');
    snprintf(name, sizeof(name), "%s", slash + 1);
    name[strcspn(name, ".")] = 0;
    if (init)
        as_init();
    pid = init ? fork() : 0;
    if (!pid) {
        check();
        clean_kernel();
        printf("%d passed, %d failed\n", passed, failed);
        fflush(stdout);
        if (!init)
            return failed != 0;
        _exit(failed != 0);
    }
    waitpid(pid, NULL, 0);
    reboot(RB_POWER_OFF);
    return 0;
}
