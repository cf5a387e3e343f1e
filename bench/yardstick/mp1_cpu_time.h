// SPDX-License-Identifier: MIT OR GPL-2.0
/* The CPU time of a process, exactly. */
#ifndef MP1_CPU_TIME_H
#define MP1_CPU_TIME_H

#include <linux/compiler.h>
#include <linux/pid.h>
#include <linux/rculist.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/seqlock.h>

static u64 mp1_sum_threads(struct signal_struct *signal, int *threads)
{
    u64 sum = signal->sum_sched_runtime;
    struct task_struct *thread;

    list_for_each_entry_rcu(thread, &signal->thread_head, thread_node) {
        sum += READ_ONCE(thread->se.sum_exec_runtime);
        --*threads;
    }
    return sum;
}

/*
 * CPU time of a process as the scheduler accounts it: that of its live threads, and the sum that
 * threads leave behind when they exit. A thread moves from the one to the other under stats_lock.
 * The logic is that of thread_group_cputime(), which modules cannot call. False if the process is
 * gone. To be called under RCU; subtracts the threads it looked at from the budget.
 */
static __always_inline bool mp1_cpu_time(struct pid *pid, u64 *time, int *budget)
{
    struct hlist_node *leader = rcu_dereference(hlist_first_rcu(&pid->tasks[PIDTYPE_TGID]));
    struct signal_struct *signal;
    unsigned long flags;
    unsigned int seq;
    int threads = *budget;

    if (unlikely(!leader))
        return false;
    signal = hlist_entry(leader, struct task_struct, pid_links[PIDTYPE_TGID])->signal;

    seq = read_seqbegin(&signal->stats_lock);
    *time = mp1_sum_threads(signal, &threads);
    if (unlikely(read_seqretry(&signal->stats_lock, seq))) {
        read_seqlock_excl_irqsave(&signal->stats_lock, flags);
        *time = mp1_sum_threads(signal, &threads);
        read_sequnlock_excl_irqrestore(&signal->stats_lock, flags);
    }
    *budget = threads;
    return true;
}

#endif
