// SPDX-License-Identifier: MIT OR GPL-2.0
/* What /proc/mp1/status promises. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <inttypes.h>
#include <linux/sched.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "guest.h"

static void *volatile nowhere = (void *)8;

static void interface(void)
{
    struct stat st;
    char line[32];
    pid_t pid = sleeper();

    expect(!stat(STATUS, &st) && (st.st_mode & 07777) == 0666 && S_ISREG(st.st_mode), "mode 0666");
    expect(get(4096) == 0, "an empty list is an empty file");
    sprintf(line, "%d", pid);
    expect(put(line) == (long)strlen(line), "no newline needed");
    expect(add(pid) == -EEXIST, "twice: EEXIST");
    sprintf(line, "000000000000000000000000%d\n", pid);
    expect(put(line) == -EEXIST, "leading zeros");
    sprintf(line, "%d: 0\n", pid);
    expect(get(4096) > 0 && !strcmp(text, line), "one line: %s", text);
    end(pid);
    wait_ms(3 * PERIOD);
    expect(get(4096) == 0, "gone after a refresh");
}

static void *put_own_tid(void *result)
{
    *(long *)result = add(syscall(SYS_gettid));
    return NULL;
}

static void bad_input(void)
{
    static const char *const wrong[] = {
        "",      "\n",         "abc",        "-1",
        "-1\n",  "0",          "0\n",        "12 \n",
        " 12\n", "+5\n",       "1x\n",       "0x1\n",
        "1\r\n", "2147483648", "4294967297", "99999999999999999999999999999999999",
        "1 1\n", "\n1\n",      ".",
    };
    pid_t one = sleeper(), two = sleeper(), dead = sleeper();
    long size = sysconf(_SC_PAGESIZE), result = 0;
    char *page = mmap(NULL, 2 * size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char line[64];
    pthread_t thread;
    int length, fd;

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        result = put(wrong[i]);
        expect(result == -EINVAL, "\"%s\": EINVAL (%ld)", wrong[i], result);
    }
    expect(put_to(STATUS, "1\0", 2) == -EINVAL, "a NUL: EINVAL");
    expect(get(4096) == 0, "nothing changed");
    end(dead);
    expect(add(dead) == -ESRCH, "dead: ESRCH");
    expect(put("2147483647") == -ESRCH, "no such process: ESRCH");
    pthread_create(&thread, NULL, put_own_tid, &result);
    pthread_join(thread, NULL);
    expect(result == -ESRCH, "a thread: ESRCH");

    fd = open(STATUS, O_WRONLY);
    expect(sys(write(fd, nowhere, 4)) == -EFAULT, "a bad pointer: EFAULT");
    munmap(page + size, size);
    length = sprintf(line, "%d\n%d", one, two);
    memcpy(page + size - length, line, length);
    result = sys(write(fd, page + size - length, length + 10));
    expect(result == (strchr(line, '\n') - line) + 1, "EFAULT in a second line: the first counts");
    close(fd);
    expect(get(4096) > 0 && lines_of(one, NULL) == 1 && lines_of(two, NULL) == 0, "only the first");

    length = sprintf(line, "%d\n", two);
    strcat(line, "junk\n");
    result = put(line);
    expect(result == length, "lines before the bad one count");
    expect(put(line) == -EEXIST, "EEXIST in the first line");
    end(one);
    end(two);
    wait_ms(3 * PERIOD);
    expect(get(4096) == 0, "all gone");
}

static void reads(void)
{
    static pid_t pids[1000];
    static char whole[1 << 20], part[64];
    size_t length = 0;
    long size;
    bool same = true;
    int fd;

    for (int i = 0; i < 1000; i++) {
        pids[i] = sleeper();
        length += sprintf(text + length, "%d\n", pids[i]);
    }
    expect(put(text) == (long)length, "1000 in one write");
    wait_ms(3 * PERIOD);
    size = get(65536);
    memcpy(whole, text, size + 1);
    expect(lines() == 1000, "1000 lines");
    for (char *at = whole, i = 0; i < 10; i++, at = strchr(at, '\n') + 1)
        same = same && atoi(at) == pids[(int)i];
    expect(same, "in order of arrival");
    for (size_t step = 1; step < 8192; step = step * 7 - step / 3)
        expect(get(step) == size && !strcmp(text, whole), "read in steps of %zu", step);

    same = true;
    for (long offset = 0; offset < size + 200; offset += 97) {
        long left = size > offset ? size - offset : 0;
        long got;

        fd = open(STATUS, O_RDONLY);
        got = sys(pread(fd, part, sizeof(part), offset));
        same = same && got == (left < 64 ? left : 64) && !memcmp(part, whole + offset, got);
        close(fd);
    }
    expect(same, "pread at any offset on a fresh descriptor");
    fd = open(STATUS, O_RDONLY);
    same = true;
    for (int i = 0; i < 300; i++) {
        long offset = (i * 7919L) % size, got;

        lseek(fd, offset, SEEK_SET);
        got = sys(read(fd, part, 7));
        same = same && got > 0 && !memcmp(part, whole + offset, got);
    }
    expect(same, "lseek back and forth");
    expect(sys(pread(fd, nowhere, 10, 0)) == -EFAULT, "read to a bad pointer: EFAULT");
    close(fd);

    /* Every other one goes while a reader is under way: the others appear once. */
    fd = open(STATUS, O_RDONLY);
    length = read(fd, text, 100);
    for (int i = 1; i < 1000; i += 2)
        end(pids[i]);
    wait_ms(3 * PERIOD);
    while ((size = read(fd, text + length, 100)) > 0)
        length += size;
    text[length] = 0;
    close(fd);
    same = true;
    for (int i = 0; i < 1000; i += 2)
        same = same && lines_of(pids[i], NULL) == 1;
    expect(same, "none skipped or repeated while others vanish");
    for (int i = 0; i < 1000; i += 2)
        end(pids[i]);
    wait_ms(3 * PERIOD);
    expect(get(4096) == 0, "all gone");
}

static void times(void)
{
    pthread_t thread;
    uint64_t shown = 0, clock;
    int status;
    pid_t pid = fork();

    if (!pid) {
        pthread_create(&thread, NULL, burn_thread, (void *)60);
        pthread_join(thread, NULL); /* counts though it exited */
        pthread_create(&thread, NULL, burn_thread, (void *)40);
        burn(50);
        pthread_join(thread, NULL);
        raise(SIGSTOP);
        _exit(0);
    }
    add(pid);
    waitpid(pid, &status, WUNTRACED);
    wait_ms(3 * PERIOD);
    clock = cpu_time(pid);
    get(4096);
    lines_of(pid, &shown);
    expect(shown == clock && clock > 150000000,
           "to the nanosecond, threads included: %" PRIu64 " %" PRIu64, shown, clock);
    kill(pid, SIGCONT);
    wait_ms(3 * PERIOD); /* now it is a zombie: /proc still has it */
    get(4096);
    expect(lines_of(pid, &shown) == 1 && shown >= clock, "a zombie keeps its time");
    waitpid(pid, &status, 0);
    wait_ms(3 * PERIOD);
    expect(get(4096) == 0, "reaped, gone");

    pid = fork();
    if (!pid)
        for (;;)
            burn(1000);
    add(pid);
    wait_ms(5 * PERIOD);
    get(4096);
    clock = cpu_time(pid);
    lines_of(pid, &shown);
    expect(shown <= clock && shown + 3 * PERIOD * 1000000ull > clock,
           "of a running one: %" PRIu64 " %" PRIu64, shown, clock);
    end(pid);
    wait_ms(3 * PERIOD);
}

static void number_reuse(void)
{
    pid_t pid = sleeper(), again;
    struct clone_args args = { .exit_signal = SIGCHLD,
                               .set_tid = (uintptr_t)&pid,
                               .set_tid_size = 1 };

    /* Within one period, so that the first is still listed. */
    wait_ms(PERIOD);
    add(pid);
    end(pid);
    again = syscall(SYS_clone3, &args, sizeof(args));
    if (!again)
        for (;;)
            pause();
    if (!expect(again == pid, "a number used again"))
        return;
    expect(add(pid) == 0, "registers");
    get(4096);
    expect(lines_of(pid, NULL) == 1, "is shown once");
    expect(add(pid) == -EEXIST, "EEXIST");
    wait_ms(3 * PERIOD);
    get(4096);
    expect(lines_of(pid, NULL) == 1, "stays");
    end(pid);
    wait_ms(3 * PERIOD);
}

static int in_namespace(void *other)
{
    int own = getpid();

    expect(own == 1, "pid 1 of a namespace");
    expect(add(*(int *)other) == -ESRCH, "numbers are looked up in the writer's namespace");
    expect(add(1) == 0, "registers itself as 1");
    get(4096);
    expect(lines() == 1 && lines_of(1, NULL) == 1, "sees only itself: %s", text);
    exit(failed ? 100 + failed : passed);
}

static void namespaces(void)
{
    static char stack[65536];
    int outside = sleeper(), status;
    pid_t inside;

    add(outside);
    fflush(stdout);
    inside = clone(in_namespace, stack + sizeof(stack), CLONE_NEWPID | SIGCHLD, &outside);
    wait_ms(PERIOD / 2);
    get(4096);
    waitpid(inside, &status, 0);
    expect(WIFEXITED(status) && WEXITSTATUS(status) < 100, "as seen inside");
    end(outside);
    wait_ms(3 * PERIOD);
}

static void become(uid_t uid, gid_t gid)
{
    setgroups(0, NULL);
    if (setresgid(gid, gid, gid) || setresuid(uid, uid, uid))
        expect(false, "setuid");
}

static pid_t roots;

static bool proc_shows(const char *proc, pid_t pid)
{
    char file[64];

    snprintf(file, sizeof(file), "%s/%d/stat", proc, pid);
    return !access(file, R_OK);
}

static void as_user(void)
{
    pid_t own, guarded;

    become(1000, 1000);
    guarded = sleeper(); /* who changed uid is not dumpable: not even its user may look */
    prctl(PR_SET_DUMPABLE, 1);
    own = sleeper();
    add(guarded);
    wait_ms(PERIOD / 2);
    expect(add(own) == 0, "a user registers");
    expect(put_to("/hidden/mp1/status", "1\n", 2) == -ESRCH, "what is hidden is not there: ESRCH");
    get(4096);
    expect(lines_of(own, NULL) == 1 && lines_of(roots, NULL) == 1, "without hidepid all is shown");
    expect(get_from("/hidden/mp1/status", 7) > 0 && lines_of(own, NULL) == 1 &&
               lines_of(roots, NULL) == 0 && lines() == 1,
           "with hidepid only one's own: %s", text);
    expect(get_from("/ptrace/mp1/status", 4096) > 0 && lines() == 1, "hidepid=ptraceable too");
    expect(proc_shows("/hidden", own) && !proc_shows("/hidden", roots) &&
               !proc_shows("/hidden", guarded),
           "as /proc itself does");
    end(own);
    end(guarded);
}

static void as_group(void)
{
    become(1001, 4242);
    expect(get_from("/hidden/mp1/status", 4096) > 0 && lines_of(roots, NULL) == 1, "gid= sees all");
    expect(get_from("/ptrace/mp1/status", 4096) == 0, "but not with hidepid=ptraceable");
}

static void as_root(void)
{
    expect(get_from("/hidden/mp1/status", 4096) > 0 && lines_of(roots, NULL) == 1, "root sees all");
}

static void hidepid(void)
{
    mkdir("/hidden", 0755);
    mkdir("/ptrace", 0755);
    if (!expect(!mount("proc", "/hidden", "proc", 0, "hidepid=2,gid=4242") &&
                    !mount("proc", "/ptrace", "proc", 0, "hidepid=ptraceable,gid=4242"),
                "mount"))
        return;
    roots = sleeper();
    add(roots);
    apart(as_user);
    apart(as_group);
    apart(as_root);
    end(roots);
    umount("/hidden");
    umount("/ptrace");
    wait_ms(3 * PERIOD);
}

static void another_user(void)
{
    pid_t pids[2] = { sleeper(), sleeper() };

    become(1000, 1000);
    expect(add(pids[0]) == 0, "another user's quota is another");
    expect(add(pids[1]) == -ENOSPC, "the limit for all");
    kill(pids[0], SIGKILL); /* not permitted; root ends them */
}

static void limits(void)
{
    pid_t pids[4];

    unload();
    expect(load("period_ms=100 quota=3 limit=4") == 0, "load with limits");
    for (int i = 0; i < 4; i++) {
        long result;

        pids[i] = sleeper();
        result = add(pids[i]);
        expect(result == (i < 3 ? 0 : -ENOSPC), "registration %d of quota 3: %ld", i + 1, result);
    }
    expect(add(pids[0]) == -EEXIST, "EEXIST comes before ENOSPC");
    apart(another_user);
    end(pids[0]);
    end(pids[1]);
    wait_ms(300);
    expect(add(pids[3]) == 0, "room again after an exit");
    end(pids[2]);
    end(pids[3]);
    unload();
    expect(load("period_ms=0") == -EINVAL, "period_ms=0: EINVAL");
    expect(load("period_ms=3600001") == -EINVAL, "period_ms over an hour: EINVAL");
    expect(load("period_ms=100") == 0, "load again");
}

static void big_writes(void)
{
    pid_t pid = sleeper();
    char last[16];
    int size = 199000;
    long result;

    memset(text, 'x', size);
    expect(put_to(STATUS, text, size) == -EINVAL, "199 kB of junk");
    memset(text, '0', size);
    size -= sprintf(last, "%d\n", pid);
    memcpy(text + size, last, strlen(last));
    result = put_to(STATUS, text, size + strlen(last));
    expect(result == (long)(size + strlen(last)), "199 kB of zeros before a number: %ld", result);
    memset(text, '\n', 199000);
    expect(put_to(STATUS, text, 199000) == -EINVAL, "199 kB of empty lines");
    end(pid);
    wait_ms(3 * PERIOD);
    expect(get(4096) == 0, "all gone");
}

static void open_file(void)
{
    pid_t pid = sleeper();
    int fd;

    add(pid);
    fd = open(STATUS, O_RDWR);
    expect(read(fd, text, 2) == 2, "a read under way");
    expect(unload() == 0, "unload with the file open");
    expect(sys(read(fd, text, 10)) < 0 && sys(write(fd, "1\n", 2)) < 0, "the file is dead");
    close(fd);
    expect(open(STATUS, O_RDONLY) < 0 && errno == ENOENT, "and gone");
    expect(load("period_ms=100") == 0, "load again");
    expect(get(4096) == 0, "empty");
    end(pid);
}

void check_behaviour(void)
{
    interface();
    bad_input();
    reads();
    times();
    number_reuse();
    apart(namespaces);
    hidepid();
    limits();
    big_writes();
    open_file();
}
