// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * CPU time of registered processes, published in /proc/mp1/status: MP1 written by hand in C, as
 * the yardstick for the module that is written in Java.
 *
 * State. A registration is an entry from a slab cache. One mutex guards everything:
 *   mp1_entries   the list of entries, in order of arrival: what refresh and reads walk;
 *   mp1_by_order  the same entries by their order of arrival, a number that is never used twice:
 *                 finds the place in the list again after the mutex was dropped;
 *   mp1_by_nr     the same entries by process number (of the initial pid namespace): the
 *                 duplicate test;
 *   mp1_users     how many entries a user has, by uid.
 * The list owns an entry and the entry owns a reference to its struct pid; the others are indexes.
 *
 * Walks go in batches: the mutex is held for one batch, and a batch ends when its budget is used
 * up. The next one starts at the first entry whose order is not lower than that of the entry that
 * the last one stopped at, so entries that vanish meanwhile neither hide nor repeat others.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/capability.h>
#include <linux/cred.h>
#include <linux/ctype.h>
#include <linux/fs.h>
#include <linux/jiffies.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/overflow.h>
#include <linux/pid_namespace.h>
#include <linux/proc_fs.h>
#include <linux/sched/coredump.h>
#include <linux/sched/task.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/timer.h>
#include <linux/uaccess.h>
#include <linux/uidgid.h>
#include <linux/workqueue.h>
#include <linux/xarray.h>

#include "mp1_cpu_time.h"
#include "mp1_line.h"

#if !defined(CONFIG_64BIT) || defined(__BIG_ENDIAN)
#error "64-bit little-endian only: counters are read in one piece, digits written as words"
#endif

/* The build for the benchmark admits a process any number of times: see bench/README.md. */
#ifdef BENCH_DUPLICATES
#define MP1_BENCH 1
#define MP1_QUOTA 1000000
#define MP1_LIMIT 1000000
#else
#define MP1_BENCH 0
#define MP1_QUOTA 4096
#define MP1_LIMIT 131072
#endif

/* What one hold of the mutex may do: threads visited by refresh, entries visited by a read. */
#define MP1_REFRESH_BUDGET 256
#define MP1_READ_BUDGET 256

static unsigned int period_ms = 5000;
module_param(period_ms, uint, 0444);
MODULE_PARM_DESC(period_ms,
                 "time between two refreshes, in milliseconds, 1 to 3600000 (default 5000)");

static unsigned int quota = MP1_QUOTA;
module_param(quota, uint, 0444);
MODULE_PARM_DESC(quota, "registrations that one user may have (default 4096)");

static unsigned int limit = MP1_LIMIT;
module_param(limit, uint, 0444);
MODULE_PARM_DESC(limit, "registrations in all (default 131072)");

struct mp1_entry {
    struct list_head list;
    struct pid *pid;
    u64 cpu_time; /* nanoseconds, as of the last refresh */
    unsigned long order;
    kuid_t user; /* whose quota it counts against */
};

/* An open /proc/mp1/status. */
struct mp1_file {
    bool in_group;      /* the opener is in the group that hidepid does not hold for */
    bool at_end;        /* the last show reached the end of the list */
    unsigned long next; /* the order that the next show starts from */
};

static struct kmem_cache *mp1_cache;
static struct workqueue_struct *mp1_queue;
static struct proc_dir_entry *mp1_dir;

static DEFINE_MUTEX(mp1_lock);
static LIST_HEAD(mp1_entries);
static DEFINE_XARRAY_FLAGS(mp1_by_order, XA_FLAGS_ACCOUNT);
static DEFINE_XARRAY_FLAGS(mp1_by_nr, XA_FLAGS_ACCOUNT);
static DEFINE_XARRAY_FLAGS(mp1_users, XA_FLAGS_ACCOUNT);
static unsigned long mp1_next_order;
static unsigned int mp1_count;

static void mp1_tick(struct timer_list *unused);
static DEFINE_TIMER(mp1_timer, mp1_tick);

/* Registrations */

static struct mp1_entry *mp1_first_from(unsigned long order)
{
    return xa_find(&mp1_by_order, &order, ULONG_MAX, XA_PRESENT);
}

static unsigned long mp1_user_count(kuid_t user)
{
    void *count = xa_load(&mp1_users, __kuid_val(user));

    return count ? xa_to_value(count) : 0;
}

/* Also called under RCU: does not sleep. Storing over an existing value allocates nothing. */
static void mp1_uncharge(kuid_t user)
{
    unsigned long count = mp1_user_count(user);

    if (count > 1)
        xa_store(&mp1_users, __kuid_val(user), xa_mk_value(count - 1), GFP_NOWAIT);
    else
        xa_erase(&mp1_users, __kuid_val(user));
}

static int mp1_charge(kuid_t user)
{
    unsigned long count = mp1_user_count(user);

    if (mp1_count >= limit || count >= quota)
        return -ENOSPC;
    return xa_err(
        xa_store(&mp1_users, __kuid_val(user), xa_mk_value(count + 1), GFP_KERNEL_ACCOUNT));
}

static void mp1_free(struct mp1_entry *entry)
{
    put_pid(entry->pid);
    kmem_cache_free(mp1_cache, entry);
}

static void mp1_drop(struct mp1_entry *entry)
{
    /* A later entry may hold the number, if it was reused. */
    xa_cmpxchg(&mp1_by_nr, pid_nr(entry->pid), entry, NULL, GFP_NOWAIT);
    xa_erase(&mp1_by_order, entry->order);
    list_del(&entry->list);
    mp1_count--;
    mp1_uncharge(entry->user);
    mp1_free(entry);
}

static int mp1_add(struct mp1_entry *entry)
{
    struct mp1_entry *old = xa_load(&mp1_by_nr, pid_nr(entry->pid));
    int err;

    if (old && old->pid != entry->pid) {
        /* The number is in use again, so the process that had it is gone. */
        mp1_drop(old);
        old = NULL;
    }
    if (old && !MP1_BENCH)
        return -EEXIST;

    err = mp1_charge(entry->user);
    if (err)
        return err;
    entry->order = mp1_next_order;
    err = xa_insert(&mp1_by_order, entry->order, entry, GFP_KERNEL_ACCOUNT);
    if (err)
        goto uncharge;
    if (!old) {
        err = xa_insert(&mp1_by_nr, pid_nr(entry->pid), entry, GFP_KERNEL_ACCOUNT);
        if (err)
            goto erase;
    }
    list_add_tail(&entry->list, &mp1_entries);
    mp1_next_order++;
    mp1_count++;
    /* At the latest then: an earlier expiry stays. */
    timer_reduce(&mp1_timer, jiffies + msecs_to_jiffies(period_ms));
    return 0;

erase:
    xa_erase(&mp1_by_order, entry->order);
uncharge:
    mp1_uncharge(entry->user);
    return err;
}

/* Refresh */

/*
 * Refreshes entries from the given order on until the budget is used up, and drops those of
 * processes that are gone. Returns the order to go on from, ULONG_MAX at the end of the list.
 */
static unsigned long mp1_refresh_batch(unsigned long from)
{
    struct mp1_entry *entry, *next;
    int budget = MP1_REFRESH_BUDGET;

    mutex_lock(&mp1_lock);
    entry = mp1_first_from(from);
    from = ULONG_MAX;
    if (!entry)
        goto unlock;
    rcu_read_lock();
    list_for_each_entry_safe_from(entry, next, &mp1_entries, list) {
        if (unlikely(budget <= 0)) {
            from = entry->order;
            break;
        }
        if (unlikely(!mp1_cpu_time(entry->pid, &entry->cpu_time, &budget))) {
            mp1_drop(entry);
            budget--;
        }
    }
    rcu_read_unlock();
unlock:
    mutex_unlock(&mp1_lock);
    return from;
}

static void mp1_refresh(void)
{
    unsigned long end = READ_ONCE(mp1_next_order);
    unsigned long from = 0;

    /* What registers from now on waits for the next one: a refresh ends. */
    while (from < end) {
        from = mp1_refresh_batch(from);
        cond_resched();
    }
}

static void mp1_work(struct work_struct *unused)
{
    mp1_refresh();
    mutex_lock(&mp1_lock);
    if (!list_empty(&mp1_entries))
        timer_reduce(&mp1_timer, jiffies + msecs_to_jiffies(period_ms));
    mutex_unlock(&mp1_lock);
}

static DECLARE_WORK(mp1_update, mp1_work);

static void mp1_tick(struct timer_list *unused)
{
    queue_work(mp1_queue, &mp1_update);
}

/* Who may see what: as /proc of the same mount shows /proc/PID/stat (fs/proc/base.c) */

static bool mp1_hides(const struct file *file, const struct mp1_file *mine)
{
    enum proc_hidepid hide = READ_ONCE(proc_sb_info(file_inode(file)->i_sb)->hide_pid);

    if (likely(hide == HIDEPID_OFF))
        return false;
    return hide == HIDEPID_NOT_PTRACEABLE || !mine->in_group;
}

static bool mp1_same_owner(const struct cred *cred, const struct cred *of)
{
    return uid_eq(cred->fsuid, of->euid) && uid_eq(cred->fsuid, of->suid) &&
           uid_eq(cred->fsuid, of->uid) && gid_eq(cred->fsgid, of->egid) &&
           gid_eq(cred->fsgid, of->sgid) && gid_eq(cred->fsgid, of->gid);
}

/*
 * What ptrace_may_access(PTRACE_MODE_READ_FSCREDS), which modules cannot call, says of the one who
 * opened the file; security modules are not asked.
 */
static bool mp1_may_see(const struct file *file, struct pid *pid)
{
    struct task_struct *task;
    const struct cred *cred;
    struct mm_struct *mm;
    bool may = false;

    rcu_read_lock();
    task = pid_task(pid, PIDTYPE_TGID);
    may = task && same_thread_group(task, current);
    if (!task || may)
        goto unlock;
    cred = __task_cred(task);
    may =
        mp1_same_owner(file->f_cred, cred) || file_ns_capable(file, cred->user_ns, CAP_SYS_PTRACE);
    if (!may)
        goto unlock;
    task_lock(task);
    mm = task->mm;
    if (mm && get_dumpable(mm) != SUID_DUMP_USER)
        may = file_ns_capable(file, mm->user_ns, CAP_SYS_PTRACE);
    task_unlock(task);
unlock:
    rcu_read_unlock();
    return may;
}

/* Reading */

static __always_inline int mp1_nr_in(const struct pid *pid, const struct pid_namespace *ns,
                                     unsigned int level)
{
    /* pid_nr_ns(), inline */
    if (unlikely(level > pid->level || pid->numbers[level].ns != ns))
        return 0;
    return pid->numbers[level].nr;
}

static void *mp1_start(struct seq_file *m, loff_t *pos)
{
    struct mp1_file *mine = m->private;

    mine->next = *pos;
    return mine;
}

static void *mp1_next(struct seq_file *m, void *v, loff_t *pos)
{
    struct mp1_file *mine = v;

    cond_resched();
    *pos = mine->next;
    return mine->at_end ? NULL : mine;
}

static void mp1_stop(struct seq_file *m, void *v)
{
}

/*
 * To seq_file one record is what the mutex is held for once: as many lines as the buffer holds.
 * The position is the order of the first entry of the record.
 */
static int mp1_show(struct seq_file *m, void *v)
{
    const struct pid_namespace *ns = task_active_pid_ns(current);
    const unsigned int level = ns->level;
    struct mp1_file *mine = v;
    const bool hides = mp1_hides(m->file, mine);
    int budget = MP1_READ_BUDGET;
    struct mp1_entry *entry;
    char *start, *to, *last;
    size_t room;
    int nr;

    room = seq_get_buf(m, &start);
    if (room < MP1_LINE_ROOM) {
        seq_commit(m, -1); /* not in this buffer */
        return 0;
    }
    to = start;
    last = start + room - MP1_LINE_ROOM;

    mutex_lock(&mp1_lock);
    entry = mp1_first_from(mine->next);
    mine->next = mp1_next_order;
    mine->at_end = true;
    if (!entry)
        goto unlock;
    list_for_each_entry_from(entry, &mp1_entries, list) {
        if (unlikely(to > last || !budget--)) {
            mine->next = entry->order;
            mine->at_end = false;
            break;
        }
        nr = mp1_nr_in(entry->pid, ns, level);
        if (unlikely(!nr || (hides && !mp1_may_see(m->file, entry->pid))))
            continue;
        to = mp1_put_line(to, nr, entry->cpu_time);
    }
unlock:
    mutex_unlock(&mp1_lock);
    seq_commit(m, to - start);
    return 0;
}

static const struct seq_operations mp1_seq_ops = {
    .start = mp1_start,
    .next = mp1_next,
    .stop = mp1_stop,
    .show = mp1_show,
};

/* Writing */

static int mp1_register(struct file *file, int nr)
{
    const struct mp1_file *mine = ((struct seq_file *)file->private_data)->private;
    struct mp1_entry *entry;
    struct pid *pid;
    int err = -ESRCH;

    pid = find_get_pid(nr);
    if (!pid)
        return -ESRCH;
    if (!pid_has_task(pid, PIDTYPE_TGID))
        goto put;
    if (mp1_hides(file, mine) && !mp1_may_see(file, pid))
        goto put;

    err = -ENOMEM;
    entry = kmem_cache_alloc(mp1_cache, GFP_KERNEL);
    if (!entry)
        goto put;
    entry->pid = pid;
    entry->cpu_time = 0;
    entry->user = file->f_cred->uid;

    mutex_lock(&mp1_lock);
    err = mp1_add(entry);
    mutex_unlock(&mp1_lock);
    if (err)
        mp1_free(entry);
    return err;
put:
    put_pid(pid);
    return err;
}

/* A number as it comes in, digit by digit; negative before the first one. */
static int mp1_append_digit(int nr, char c)
{
    if (!isdigit(c))
        return -EINVAL;
    if (nr < 0)
        nr = 0;
    if (check_mul_overflow(nr, 10, &nr) || check_add_overflow(nr, c - '0', &nr))
        return -EINVAL;
    return nr;
}

/*
 * One number a line, the last newline may be missing. Returns the bytes of the lines that were
 * done before the first bad one; its error, if there are none.
 */
static ssize_t mp1_write(struct file *file, const char __user *from, size_t count, loff_t *pos)
{
    size_t fetched = 0, done = 0, size, failed, i;
    int err = 0, nr = -1;
    char chunk[128];

    while (fetched < count) {
        size = min(count - fetched, sizeof(chunk));
        failed = copy_from_user(chunk, from + fetched, size);
        size -= failed;
        for (i = 0; i < size; i++) {
            if (chunk[i] != '\n') {
                nr = mp1_append_digit(nr, chunk[i]);
                err = min(nr, 0);
            } else {
                err = nr > 0 ? mp1_register(file, nr) : -EINVAL;
                nr = -1;
                if (!err)
                    done = fetched + i + 1;
            }
            if (err)
                return done ?: err;
        }
        if (failed)
            return done ?: -EFAULT;
        fetched += size;
        if (signal_pending(current) && fetched < count)
            return done ?: -EINTR;
        cond_resched();
    }
    if (done < count || !count) {
        err = nr > 0 ? mp1_register(file, nr) : -EINVAL;
        if (!err)
            done = count;
    }
    return done ?: err;
}

static int mp1_open(struct inode *inode, struct file *file)
{
    struct mp1_file *mine = __seq_open_private(file, &mp1_seq_ops, sizeof(*mine));

    if (!mine)
        return -ENOMEM;
    mine->in_group = in_group_p(proc_sb_info(inode->i_sb)->pid_gid);
    return 0;
}

static const struct proc_ops mp1_status_ops = {
    .proc_open = mp1_open,
    .proc_read_iter = seq_read_iter,
    .proc_write = mp1_write,
    .proc_lseek = seq_lseek,
    .proc_release = seq_release_private,
};

/* A write to /proc/mp1/bench returns after one refresh. */
static ssize_t mp1_bench_write(struct file *file, const char __user *from, size_t count,
                               loff_t *pos)
{
    mp1_refresh();
    return count;
}

static const struct proc_ops mp1_bench_ops = {
    .proc_write = mp1_bench_write,
};

/* The module's life */

static int __init mp1_publish(void)
{
    mp1_dir = proc_mkdir("mp1", NULL);
    if (!mp1_dir)
        return -ENOMEM;
    if (!proc_create("status", 0666, mp1_dir, &mp1_status_ops))
        goto remove;
    if (MP1_BENCH && !proc_create("bench", 0200, mp1_dir, &mp1_bench_ops))
        goto remove;
    return 0;

remove:
    proc_remove(mp1_dir);
    return -ENOMEM;
}

/* Nobody may call in any more; the work may still arm the timer, and the timer queue the work. */
static void mp1_quiesce(void)
{
    timer_shutdown_sync(&mp1_timer);
    cancel_work_sync(&mp1_update);
    destroy_workqueue(mp1_queue);
}

static void mp1_release(void)
{
    struct mp1_entry *entry, *next;

    list_for_each_entry_safe(entry, next, &mp1_entries, list) {
        mp1_free(entry);
        cond_resched();
    }
    xa_destroy(&mp1_by_order);
    xa_destroy(&mp1_by_nr);
    xa_destroy(&mp1_users);
    kmem_cache_destroy(mp1_cache);
}

static int __init mp1_init(void)
{
    slab_flags_t flags = SLAB_HWCACHE_ALIGN | SLAB_ACCOUNT;
    int err;

#ifdef SLAB_NO_MERGE
    flags |= SLAB_NO_MERGE;
#endif
    if (period_ms < 1 || period_ms > 3600000) {
        pr_err("period_ms is %u, must be 1 to 3600000\n", period_ms);
        return -EINVAL;
    }
    mp1_cache = kmem_cache_create("mp1_entry", sizeof(struct mp1_entry), 0, flags, NULL);
    if (!mp1_cache)
        return -ENOMEM;
    err = -ENOMEM;
    mp1_queue = alloc_workqueue("mp1", WQ_UNBOUND, 1);
    if (!mp1_queue)
        goto release;
    err = mp1_publish();
    if (err)
        goto quiesce;
    pr_info("loaded, period %u ms\n", period_ms);
    return 0;

quiesce:
    /* The file may have been there for a moment, so there may be registrations. */
    mp1_quiesce();
release:
    mp1_release();
    return err;
}

static void __exit mp1_exit(void)
{
    proc_remove(mp1_dir);
    mp1_quiesce();
    mp1_release();
    pr_info("unloaded\n");
}

module_init(mp1_init);
module_exit(mp1_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_AUTHOR("The Jiffy project");
MODULE_DESCRIPTION("CPU time of registered processes");
