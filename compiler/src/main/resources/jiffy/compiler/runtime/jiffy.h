/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/*
 * What the C of a module written in Java needs beyond the kernel's own headers.
 *
 * Two kinds of things stand here: how a Java exception travels through C (a status), and the
 * kernel side of those classes of the kernel API that are more than one call.
 */
#ifndef JIFFY_H
#define JIFFY_H

#include <linux/cleanup.h>
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/limits.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/printk.h>
#include <linux/ratelimit.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>

/* Programs without a kernel have the headers above, and no more: jiffy/compiler/user. */
#ifdef __KERNEL__
#include <linux/capability.h>
#include <linux/cred.h>
#include <linux/jiffies.h>
#include <linux/namei.h>
#include <linux/path.h>
#include <linux/pid.h>
#include <linux/pid_namespace.h>
#include <linux/proc_fs.h>
#include <linux/sched/coredump.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/seq_file.h>
#include <linux/timer.h>
#include <linux/uaccess.h>
#include <linux/uidgid.h>
#include <linux/workqueue.h>
#include <linux/xarray.h>

#if __has_include(<linux/unaligned.h>)
#include <linux/unaligned.h>
#else
#include <asm/unaligned.h>
#endif
#endif /* __KERNEL__ */

#if !defined(CONFIG_64BIT) || !defined(__LITTLE_ENDIAN)
#error "Jiffy modules are for 64-bit little-endian machines"
#endif

/*
 * Status: zero, a negative errno (a Java Errno), or a fault: the sign bit, the kind of exception
 * (never 15, so that no fault is an errno), the source file and the line.
 */
enum jiffy_fault_kind {
	JIFFY_NULL_POINTER,
	JIFFY_INDEX,
	JIFFY_ARITHMETIC,
	JIFFY_CLASS_CAST,
	JIFFY_NEGATIVE_SIZE,
	JIFFY_OUT_OF_MEMORY,
	JIFFY_ILLEGAL_STATE,
	JIFFY_ILLEGAL_ARGUMENT,
	JIFFY_NO_SUCH_ELEMENT,
	JIFFY_ASSERTION,
	JIFFY_MATCH,
	JIFFY_STRING_INDEX,
	JIFFY_ANY_INDEX,
	JIFFY_FAULT_KINDS
};

#define JIFFY_LINE_MASK 0xfffffu

/*
 * Volatile fields as Java means them: each access orders what stands around it, and all of them
 * have one order that every CPU agrees on. The barrier behind a store keeps a later load from
 * coming before it. Where a store may reach one CPU before another (powerpc), two loads could see
 * two stores in either order; a barrier before each load keeps them from that.
 */
#ifdef __KERNEL__
#define JIFFY_MULTI_COPY_ATOMIC \
	(IS_ENABLED(CONFIG_X86) || IS_ENABLED(CONFIG_ARM64) || IS_ENABLED(CONFIG_RISCV))
#else
#define JIFFY_MULTI_COPY_ATOMIC 0
#endif

#define jiffy_volatile_load(place)                                             \
	({                                                                     \
		if (!JIFFY_MULTI_COPY_ATOMIC)                                  \
			smp_mb();                                              \
		smp_load_acquire(place);                                       \
	})

#define jiffy_volatile_store(place, value)                                     \
	do {                                                                   \
		smp_store_release(place, value);                               \
		smp_mb();                                                      \
	} while (0)

/* a fault that happens here; the emitter defines JIFFY_FILE, and #line gives the Java line */
#define JIFFY_FAULT(kind) JIFFY_FAULT_AT(kind, JIFFY_FILE, __LINE__)
#define JIFFY_FAULT_AT(kind, file, line) \
	((int)(0x80000000u | (u32)(kind) << 27 | (u32)(file) << 20 | ((u32)(line) & JIFFY_LINE_MASK)))

/* a fault without a place, found by a function of this header, gets the caller's */
#define JIFFY_HERE(status) jiffy_here(status, (u32)JIFFY_FILE << 20 | ((u32)__LINE__ & JIFFY_LINE_MASK))

static __always_inline bool jiffy_is_fault(int status)
{
	return status < -MAX_ERRNO;
}

static __always_inline enum jiffy_fault_kind jiffy_fault_kind(int status)
{
	return (u32)status >> 27 & 15;
}

static __always_inline int jiffy_here(int status, u32 place)
{
	if (jiffy_is_fault(status) && !((u32)status & JIFFY_LINE_MASK))
		return (int)((u32)status | place);
	return status;
}

/* the status of `throw new Errno(code)` */
#define JIFFY_ERRNO(code) \
	((code) >= 1 && (code) <= MAX_ERRNO ? -(code) : JIFFY_FAULT(JIFFY_ILLEGAL_ARGUMENT))

static noinline __cold __maybe_unused int jiffy_report_fault(int status)
{
	static const char *const names[JIFFY_FAULT_KINDS] = {
		[JIFFY_NULL_POINTER] = "NullPointerException",
		[JIFFY_INDEX] = "ArrayIndexOutOfBoundsException",
		[JIFFY_ARITHMETIC] = "ArithmeticException",
		[JIFFY_CLASS_CAST] = "ClassCastException",
		[JIFFY_NEGATIVE_SIZE] = "NegativeArraySizeException",
		[JIFFY_OUT_OF_MEMORY] = "OutOfMemoryError",
		[JIFFY_ILLEGAL_STATE] = "IllegalStateException",
		[JIFFY_ILLEGAL_ARGUMENT] = "IllegalArgumentException",
		[JIFFY_NO_SUCH_ELEMENT] = "NoSuchElementException",
		[JIFFY_ASSERTION] = "AssertionError",
		[JIFFY_MATCH] = "MatchException",
		[JIFFY_STRING_INDEX] = "StringIndexOutOfBoundsException",
		[JIFFY_ANY_INDEX] = "IndexOutOfBoundsException",
	};
	static DEFINE_RATELIMIT_STATE(limit, DEFAULT_RATELIMIT_INTERVAL, DEFAULT_RATELIMIT_BURST);
	enum jiffy_fault_kind kind = jiffy_fault_kind(status);

	/* what was left out is told with the module's name before it, as everything else */
	if (___ratelimit(&limit, KBUILD_MODNAME))
		pr_err("%s at %s:%u\n", kind < JIFFY_FAULT_KINDS ? names[kind] : "fault",
		       jiffy_files[(u32)status >> 20 & 127], (u32)status & JIFFY_LINE_MASK);
	return kind == JIFFY_OUT_OF_MEMORY ? -ENOMEM : -EIO;
}

/* Where a fault leaves Java: logs it, and says what the kernel is told. */
static __always_inline int jiffy_report(int status)
{
	return unlikely(jiffy_is_fault(status)) ? jiffy_report_fault(status) : status;
}

/* Integer arithmetic where C and Java differ (the kernel is compiled with wrap-around). */

static __always_inline int jiffy_divide_int(int a, int b)
{
	return b == -1 ? -a : a / b;
}

static __always_inline int jiffy_remainder_int(int a, int b)
{
	return b == -1 ? 0 : a % b;
}

static __always_inline s64 jiffy_divide_long(s64 a, s64 b)
{
	return b == -1 ? -a : a / b;
}

static __always_inline s64 jiffy_remainder_long(s64 a, s64 b)
{
	return b == -1 ? 0 : a % b;
}

/* abs() is narrow if its argument is: 40000 as u16 has 25536, -128 as s8 has -128. */
static __always_inline int jiffy_abs_int(int a)
{
	return a < 0 ? -a : a;
}

static __always_inline s64 jiffy_abs_long(s64 a)
{
	return a < 0 ? -a : a;
}

static __always_inline int jiffy_compare(s64 a, s64 b)
{
	return (a > b) - (a < b);
}

/* `%c` prints ASCII; everything else is a question mark, as on a JVM */
static __always_inline char jiffy_ascii(u16 character)
{
	return character < 128 ? character : '?';
}

/* A round of a loop that may be long, where the kernel may schedule. */
static __always_inline void jiffy_reschedule(void)
{
	if (unlikely(need_resched()))
		cond_resched();
}

/* Strings: constants in UTF-8. Java keeps equal ones once, so that `==` compares what they say. */

/* What a comparison says may be known while compiling. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpragmas"
#pragma GCC diagnostic ignored "-Wstring-compare"
static inline bool jiffy_string_equals(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static inline bool jiffy_string_starts_with(const char *a, const char *b)
{
	return !strncmp(a, b, strlen(b));
}

static inline bool jiffy_string_ends_with(const char *a, const char *b)
{
	size_t length = strlen(a), end = strlen(b);

	return end <= length && !strcmp(a + length - end, b);
}
#pragma GCC diagnostic pop

/* Java counts units of UTF-16: two for a character of four bytes, whose second unit is `low`. */
struct jiffy_units {
	const char *at;
	u16 low;
};

/* The next unit; -1 at the end. */
static inline int jiffy_unit(struct jiffy_units *units)
{
	const u8 *at = (const u8 *)units->at;
	u32 point;

	if (units->low) {
		point = units->low;
		units->low = 0;
		return point;
	}
	if (!at[0])
		return -1;
	if (at[0] < 0x80) {
		units->at += 1;
		return at[0];
	}
	if (at[0] < 0xe0) {
		units->at += 2;
		return (at[0] & 0x1f) << 6 | (at[1] & 0x3f);
	}
	if (at[0] < 0xf0) {
		units->at += 3;
		return (at[0] & 0x0f) << 12 | (at[1] & 0x3f) << 6 | (at[2] & 0x3f);
	}
	units->at += 4;
	point = (at[0] & 0x07) << 18 | (at[1] & 0x3f) << 12 | (at[2] & 0x3f) << 6 | (at[3] & 0x3f);
	units->low = 0xdc00 | (point & 0x3ff);
	return 0xd7c0 + (point >> 10);
}

static inline int jiffy_string_length(const char *string)
{
	int length = 0;

	for (; *string; string++)
		length += ((u8)*string & 0xc0) == 0x80 ? 0 : (u8)*string < 0xf0 ? 1 : 2;
	return length;
}

/* The unit at an index that is known to be good. */
static inline u16 jiffy_string_char_at(const char *string, int index)
{
	struct jiffy_units units = { .at = string };

	while (index-- > 0)
		jiffy_unit(&units);
	return jiffy_unit(&units);
}

static inline int jiffy_string_hash(const char *string)
{
	struct jiffy_units units = { .at = string };
	u32 hash = 0;
	int unit;

	while ((unit = jiffy_unit(&units)) >= 0)
		hash = hash * 31 + unit;
	return hash;
}

static inline int jiffy_string_compare(const char *a, const char *b)
{
	struct jiffy_units left = { .at = a }, right = { .at = b };
	int x, y;

	do {
		x = jiffy_unit(&left);
		y = jiffy_unit(&right);
	} while (x == y && x >= 0);
	return x >= 0 && y >= 0 ? x - y : jiffy_string_length(a) - jiffy_string_length(b);
}

/* Locks */

#ifndef guard
#error "this kernel has no scope guards (linux/cleanup.h); Linux 6.1.150 or newer is needed"
#endif

DEFINE_LOCK_GUARD_1(jiffy_spinlock_bh, spinlock_t, spin_lock_bh(_T->lock), spin_unlock_bh(_T->lock))

/* Memory */

/*
 * A cache of its own, not merged with others of the same size: its figures are the module's alone, and
 * when it is destroyed the kernel sees what leaked. Where there is no flag for that, a cache from which
 * user space may be copied to does it: here one byte.
 */
static __maybe_unused int jiffy_slab_create(struct kmem_cache **cache, const char *name, size_t size, size_t align)
{
#ifdef SLAB_NO_MERGE
	*cache = kmem_cache_create(name, size, align, SLAB_ACCOUNT | SLAB_NO_MERGE, NULL);
#else
	*cache = kmem_cache_create_usercopy(name, size, align, SLAB_ACCOUNT, 0, 1, NULL);
#endif
	return *cache ? 0 : -ENOMEM;
}

struct jiffy_boolean_array { int length; bool elements[]; };
struct jiffy_byte_array { int length; s8 elements[]; };
struct jiffy_short_array { int length; s16 elements[]; };
struct jiffy_char_array { int length; u16 elements[]; };
struct jiffy_int_array { int length; int elements[]; };
struct jiffy_long_array { int length; s64 elements[]; };
struct jiffy_string_array { int length; const char *elements[]; };

/* So that an index that wrapped, a small number below 0, is larger than every array is. */
#define JIFFY_LONGEST (INT_MAX - 0x10000)

/*
 * An array may be larger than memory: then it is not there, without a word and without a victim. Nor is
 * one of more than a page where the kernel must not wait: several free pages side by side are no thing
 * to ask for there.
 */
#define jiffy_array_alloc(type, count, gfp)						\
({											\
	int _length = (count);								\
	type *_array = NULL;								\
	size_t _size = struct_size(_array, elements, _length);				\
											\
	if (_length <= JIFFY_LONGEST &&							\
	    (gfpflags_allow_blocking(gfp) || _size <= PAGE_SIZE))			\
		_array = kvzalloc(_size, (gfp) | __GFP_NOWARN | __GFP_RETRY_MAYFAIL);	\
											\
	if (_array)									\
		_array->length = _length;						\
	_array;										\
})

/* The object around a member that may be null and is not the first. */
#define jiffy_container_of(ptr, type, member)				\
({									\
	typeof(((type *)NULL)->member) *__entry = (ptr);		\
									\
	__entry ? container_of(__entry, type, member) : (type *)NULL;	\
})

/* Lists: struct list_head, an owner to catch a second add, a count and its limit. */

struct jiffy_list {
	struct list_head head;
	int size;
	int capacity;
};

struct jiffy_list_entry {
	struct list_head node;
	struct jiffy_list *owner;
};

struct jiffy_list_iterator {
	struct jiffy_list *list;
	struct list_head *next;
	struct jiffy_list_entry *last;
};

static inline void jiffy_list_init(struct jiffy_list *list)
{
	INIT_LIST_HEAD(&list->head);
	list->size = 0;
	list->capacity = INT_MAX;
}

static inline int jiffy_list_init_bounded(struct jiffy_list *list, int capacity)
{
	jiffy_list_init(list);
	if (unlikely(capacity < 0))
		return JIFFY_FAULT_AT(JIFFY_ILLEGAL_ARGUMENT, 0, 0);
	list->capacity = capacity;
	return 0;
}

static inline int jiffy_list_own(struct jiffy_list *list, struct jiffy_list_entry *entry)
{
	if (unlikely(!entry))
		return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
	if (unlikely(entry->owner || list->size >= list->capacity))
		return JIFFY_FAULT_AT(JIFFY_ILLEGAL_STATE, 0, 0);
	entry->owner = list;
	list->size++;
	return 0;
}

static inline int jiffy_list_add(struct jiffy_list *list, struct jiffy_list_entry *entry)
{
	int status = jiffy_list_own(list, entry);

	if (!status)
		list_add(&entry->node, &list->head);
	return status;
}

static inline int jiffy_list_add_tail(struct jiffy_list *list, struct jiffy_list_entry *entry)
{
	int status = jiffy_list_own(list, entry);

	if (!status)
		list_add_tail(&entry->node, &list->head);
	return status;
}

static inline void jiffy_list_del(struct jiffy_list_entry *entry)
{
	entry->owner->size--;
	entry->owner = NULL;
	list_del(&entry->node);
}

static inline struct jiffy_list_entry *jiffy_list_peek(struct jiffy_list *list)
{
	return list_first_entry_or_null(&list->head, struct jiffy_list_entry, node);
}

static inline struct jiffy_list_entry *jiffy_list_poll(struct jiffy_list *list)
{
	struct jiffy_list_entry *entry = jiffy_list_peek(list);

	if (entry)
		jiffy_list_del(entry);
	return entry;
}

static inline void jiffy_list_iterate(struct jiffy_list *list, struct jiffy_list_iterator *iterator)
{
	iterator->list = list;
	iterator->next = list->head.next;
	iterator->last = NULL;
}

static inline bool jiffy_list_has_next(const struct jiffy_list_iterator *iterator)
{
	return iterator->next != &iterator->list->head;
}

static inline int jiffy_list_next(struct jiffy_list_iterator *iterator, struct jiffy_list_entry **result)
{
	if (unlikely(!jiffy_list_has_next(iterator)))
		return JIFFY_FAULT_AT(JIFFY_NO_SUCH_ELEMENT, 0, 0);
	iterator->last = list_entry(iterator->next, struct jiffy_list_entry, node);
	iterator->next = iterator->next->next;
	*result = iterator->last;
	return 0;
}

static __always_inline int jiffy_list_remove(struct jiffy_list_iterator *iterator,
					     void (*drop)(struct jiffy_list_entry *))
{
	struct jiffy_list_entry *entry = iterator->last;

	if (unlikely(!entry))
		return JIFFY_FAULT_AT(JIFFY_ILLEGAL_STATE, 0, 0);
	iterator->last = NULL;
	jiffy_list_del(entry);
	drop(entry);
	return 0;
}

static __always_inline void jiffy_list_clear(struct jiffy_list *list, void (*drop)(struct jiffy_list_entry *))
{
	struct jiffy_list_entry *entry;

	while ((entry = jiffy_list_poll(list))) {
		drop(entry);
		cond_resched();
	}
}

#ifdef __KERNEL__

/*
 * Tables: a list in order of arrival, and two indexes. An entry's order never changes and is never
 * used again, so a walk that gave up the lock finds its place by it.
 *
 * LOCKING: everything but init and clear under the caller's lock.
 */

#define JIFFY_TABLE_BATCH 128

struct jiffy_table {
	struct list_head head;
	struct xarray by_order;
	struct xarray by_key;
	unsigned long next_order;
	int size;
};

struct jiffy_table_entry {
	struct list_head node;
	unsigned long order;
	void *key;
	struct jiffy_table *owner;
};

/* INVARIANT: keys are pointers to what is aligned to eight bytes, so no two share an index. */
static inline unsigned long jiffy_table_index(const struct jiffy_table_entry *entry)
{
#ifdef JIFFY_BENCH_DUPLICATES
	return (unsigned long)entry >> 3;
#else
	return (unsigned long)entry->key >> 3;
#endif
}

static inline void jiffy_table_init(struct jiffy_table *table)
{
	INIT_LIST_HEAD(&table->head);
	xa_init_flags(&table->by_order, XA_FLAGS_ACCOUNT);
	xa_init_flags(&table->by_key, XA_FLAGS_ACCOUNT);
	table->next_order = 1;
	table->size = 0;
}

static __maybe_unused int jiffy_table_add(struct jiffy_table *table, struct jiffy_table_entry *entry)
{
	int err;

	if (unlikely(!entry))
		return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
	if (unlikely(entry->owner))
		return JIFFY_FAULT_AT(JIFFY_ILLEGAL_STATE, 0, 0);
	err = xa_insert(&table->by_key, jiffy_table_index(entry), entry, GFP_KERNEL_ACCOUNT);
	if (err)
		return err == -EBUSY ? -EEXIST : err;
	err = xa_insert(&table->by_order, table->next_order, entry, GFP_KERNEL_ACCOUNT);
	if (err) {
		xa_erase(&table->by_key, jiffy_table_index(entry));
		return err;
	}
	entry->order = table->next_order++;
	entry->owner = table;
	list_add_tail(&entry->node, &table->head);
	table->size++;
	return 0;
}

static inline struct jiffy_table_entry *jiffy_table_find(struct jiffy_table *table, const void *key)
{
	return xa_load(&table->by_key, (unsigned long)key >> 3);
}

static __maybe_unused void jiffy_table_del(struct jiffy_table *table, struct jiffy_table_entry *entry)
{
	xa_erase(&table->by_key, jiffy_table_index(entry));
	xa_erase(&table->by_order, entry->order);
	list_del(&entry->node);
	entry->owner = NULL;
	table->size--;
}

static inline struct jiffy_table_entry *jiffy_table_remove(struct jiffy_table *table, const void *key)
{
	struct jiffy_table_entry *entry = jiffy_table_find(table, key);

	if (entry)
		jiffy_table_del(table, entry);
	return entry;
}

/* Gives others the lock and the CPU, and finds the first entry from this order on. */
static noinline __maybe_unused struct jiffy_table_entry *
jiffy_table_resume(struct jiffy_table *table, struct mutex *lock, unsigned long order)
{
	mutex_unlock(lock);
	cond_resched();
	mutex_lock(lock);
	return xa_find(&table->by_order, &order, ULONG_MAX, XA_PRESENT);
}

/*
 * `nosleep`: the test cannot sleep, so a batch is one RCU read section, and what the test looks up
 * needs none of its own.
 */
static __always_inline int
jiffy_table_remove_if(struct jiffy_table *table, struct mutex *lock,
		      int (*test)(void *context, struct jiffy_table_entry *entry), void *context,
		      void (*drop)(struct jiffy_table_entry *), bool nosleep)
{
	struct jiffy_table_entry *entry, *next;
	unsigned int left = JIFFY_TABLE_BATCH;
	int status = 0;

	mutex_lock(lock);
	if (nosleep)
		rcu_read_lock();
	entry = list_first_entry(&table->head, struct jiffy_table_entry, node);
	while (!list_entry_is_head(entry, &table->head, node)) {
		next = list_next_entry(entry, node);
		status = test(context, entry);
		if (unlikely(status)) {
			if (status < 0)
				break;
			status = 0;
			jiffy_table_del(table, entry);
			/* freeing may sleep, also where the test does not: vfree() */
			if (nosleep)
				rcu_read_unlock();
			drop(entry);
			if (nosleep)
				rcu_read_lock();
		}
		entry = next;
		if (unlikely(!--left) && !list_entry_is_head(entry, &table->head, node)) {
			left = JIFFY_TABLE_BATCH;
			if (nosleep)
				rcu_read_unlock();
			entry = jiffy_table_resume(table, lock, entry->order);
			if (nosleep)
				rcu_read_lock();
			if (!entry)
				break;
		}
	}
	if (nosleep)
		rcu_read_unlock();
	mutex_unlock(lock);
	return status;
}

static __always_inline void jiffy_table_clear(struct jiffy_table *table, void (*drop)(struct jiffy_table_entry *))
{
	struct jiffy_table_entry *entry, *next;

	list_for_each_entry_safe(entry, next, &table->head, node) {
		jiffy_table_del(table, entry);
		drop(entry);
		cond_resched();
	}
	xa_destroy(&table->by_key); /* of what is empty: with interrupts off, it must not be long */
	xa_destroy(&table->by_order);
}

/* Timers and works: nothing is armed or queued once the module stops. */

static inline unsigned long jiffy_expiry(s64 delay)
{
	return jiffies + clamp_t(s64, delay, 0, MAX_JIFFY_OFFSET);
}

static inline void jiffy_timer_start(struct timer_list *timer, s64 delay, const bool *stopping)
{
	if (!READ_ONCE(*stopping))
		timer_reduce(timer, jiffy_expiry(delay));
}

static inline bool jiffy_timer_modify(struct timer_list *timer, s64 delay, const bool *stopping)
{
	return !READ_ONCE(*stopping) && mod_timer(timer, jiffy_expiry(delay));
}

static inline bool jiffy_timer_delete(struct timer_list *timer)
{
	return timer_delete(timer);
}

static inline bool jiffy_timer_delete_sync(struct timer_list *timer)
{
	return timer_delete_sync(timer);
}

static inline void jiffy_timer_shutdown(struct timer_list *timer)
{
	timer_shutdown_sync(timer);
}

static inline bool jiffy_work_queue(struct workqueue_struct *queue, struct work_struct *work, const bool *stopping)
{
	return !READ_ONCE(*stopping) && queue_work(queue, work);
}

static inline int jiffy_workqueue_create(struct workqueue_struct **queue, const char *name)
{
	*queue = alloc_workqueue("%s", WQ_UNBOUND, 0, name);
	return *queue ? 0 : -ENOMEM;
}

/* Processes */

static __maybe_unused int jiffy_pid_find(int number, struct pid **result)
{
	struct pid *pid;

	if (number <= 0)
		return -EINVAL;
	rcu_read_lock();
	pid = find_vpid(number);
	if (pid && !pid_task(pid, PIDTYPE_TGID))
		pid = NULL;
	*result = get_pid(pid);
	rcu_read_unlock();
	return pid ? 0 : -ESRCH;
}

/* pid_nr_ns(), in line: the number in a pid namespace, 0 if it cannot be seen from there */
static __always_inline int jiffy_pid_number_in(const struct pid *pid, const struct pid_namespace *ns)
{
	const struct upid *upid;

	if (unlikely(ns->level > pid->level))
		return 0;
	upid = &pid->numbers[ns->level];
	return likely(upid->ns == ns) ? upid->nr : 0;
}

/* pid_vnr(), in line: in the caller's */
static __always_inline int jiffy_pid_number(const struct pid *pid)
{
	return jiffy_pid_number_in(pid, ns_of_pid(task_pid(current)));
}

static __always_inline u64 jiffy_signal_cpu_time(const struct signal_struct *signal)
{
	u64 total = signal->sum_sched_runtime;
	const struct task_struct *thread;

	list_for_each_entry_rcu(thread, &signal->thread_head, thread_node)
		total += READ_ONCE(thread->se.sum_exec_runtime);
	return total;
}

/* With the lock, because a thread was exiting at the first try. */
static noinline __maybe_unused u64 jiffy_signal_cpu_time_locked(struct signal_struct *signal)
{
	unsigned long flags;
	u64 total;

	read_seqlock_excl_irqsave(&signal->stats_lock, flags);
	total = jiffy_signal_cpu_time(signal);
	read_sequnlock_excl_irqrestore(&signal->stats_lock, flags);
	return total;
}

/*
 * The logic of thread_group_cputime() (kernel/sched/cputime.c), which modules cannot call.
 * SAFETY: RCU keeps the leader's task, and with it its signal_struct; the sequence counter tells if
 * a thread moved its time into the sum meanwhile.
 */
static __always_inline int jiffy_pid_cpu_time(struct pid *pid, s64 *result, bool in_rcu)
{
	struct signal_struct *signal;
	struct hlist_node *leader;
	unsigned int sequence;
	int err = -ESRCH;
	u64 total;

	if (!in_rcu)
		rcu_read_lock();
	leader = rcu_dereference(hlist_first_rcu(&pid->tasks[PIDTYPE_TGID]));
	if (likely(leader)) {
		signal = hlist_entry(leader, struct task_struct, pid_links[PIDTYPE_TGID])->signal;
		sequence = read_seqbegin(&signal->stats_lock);
		total = jiffy_signal_cpu_time(signal);
		if (unlikely(read_seqretry(&signal->stats_lock, sequence)))
			total = jiffy_signal_cpu_time_locked(signal);
		*result = total;
		err = 0;
	}
	if (!in_rcu)
		rcu_read_unlock();
	return err;
}

/*
 * Users: how many units each holds.
 *
 * LOCKING: units go with the array's lock, which is taken with interrupts off: whoever holds a charge
 * may be dropped in any context.
 */

struct jiffy_user {
	struct jiffy_user_quota *quota;
	unsigned long uid;
	unsigned long units;
};

struct jiffy_user_quota {
	struct xarray users;
};

static inline void jiffy_user_quota_init(struct jiffy_user_quota *quota)
{
	xa_init_flags(&quota->users, XA_FLAGS_ACCOUNT | XA_FLAGS_LOCK_IRQ);
}

static inline void jiffy_user_quota_destroy(struct jiffy_user_quota *quota)
{
	xa_destroy(&quota->users);
}

static __maybe_unused void jiffy_user_uncharge(struct jiffy_user *user)
{
	struct xarray *users = &user->quota->users;
	unsigned long flags;
	bool last;

	xa_lock_irqsave(users, flags);
	last = !--user->units;
	if (last)
		__xa_erase(users, user->uid);
	xa_unlock_irqrestore(users, flags);
	if (last)
		kfree(user);
}

/* One unit for a user who is known already; -ENOENT: unknown. */
static __maybe_unused int jiffy_user_charge_known(struct jiffy_user_quota *quota, unsigned long uid,
						  unsigned long limit, struct jiffy_user **result)
{
	int err = -ENOENT;
	struct jiffy_user *user;

	xa_lock_irq(&quota->users);
	user = xa_load(&quota->users, uid);
	if (user) {
		err = user->units < limit ? 0 : -ENOSPC;
		if (!err) {
			user->units++;
			*result = user;
		}
	}
	xa_unlock_irq(&quota->users);
	return err;
}

static __maybe_unused int jiffy_user_quota_charge(struct jiffy_user_quota *quota, int limit,
						  struct jiffy_user **result)
{
	unsigned long uid = __kuid_val(current_uid());
	struct jiffy_user *user;
	int err;

	if (limit <= 0)
		return -ENOSPC;
	do {
		err = jiffy_user_charge_known(quota, uid, limit, result);
		if (err != -ENOENT)
			return err;
		user = kzalloc(sizeof(*user), GFP_KERNEL_ACCOUNT);
		if (!user)
			return -ENOMEM;
		user->quota = quota;
		user->uid = uid;
		user->units = 1;
		err = xa_insert_irq(&quota->users, uid, user, GFP_KERNEL_ACCOUNT);
		if (!err) {
			*result = user;
			return 0;
		}
		kfree(user);
	} while (err == -EBUSY);
	return err;
}

/* Memory of the process that calls. SAFETY: each byte is fetched once. */

struct jiffy_user_reader {
	struct file *file;
	const char __user *from;
	size_t left;		/* bytes that are not in the buffer yet */
	size_t taken;		/* bytes given to Java */
	size_t committed;
	unsigned int at, filled;
	s8 buffer[64];
};

struct jiffy_user_writer {
	struct file *file;
	char __user *to;
	size_t room;
	size_t written;
	loff_t offset;
};

static inline bool jiffy_user_has_remaining(const struct jiffy_user_reader *in)
{
	return in->at < in->filled || in->left;
}

static inline int jiffy_user_remaining(const struct jiffy_user_reader *in)
{
	return min_t(size_t, in->filled - in->at + in->left, INT_MAX);
}

static noinline __maybe_unused int jiffy_user_fill(struct jiffy_user_reader *in)
{
	unsigned int wanted = min_t(size_t, in->left, sizeof(in->buffer)), got;

	if (!wanted)
		return -ENODATA;
	if (fatal_signal_pending(current))
		return -EINTR;
	cond_resched();
	got = wanted - copy_from_user(in->buffer, in->from, wanted);
	if (!got)
		return -EFAULT;
	in->from += got;
	in->left -= got;
	in->at = 0;
	in->filled = got;
	return 0;
}

static inline int jiffy_user_read(struct jiffy_user_reader *in, s8 *result)
{
	if (in->at == in->filled) {
		int err = jiffy_user_fill(in);

		if (err)
			return err;
	}
	*result = in->buffer[in->at++];
	in->taken++;
	return 0;
}

static __maybe_unused int jiffy_user_read_bytes(struct jiffy_user_reader *in, s8 *bytes, int length, int *result)
{
	int count, err = 0;

	for (count = 0; count < length && jiffy_user_has_remaining(in) && !err; count++)
		err = jiffy_user_read(in, &bytes[count]);
	*result = count;
	return err;
}

static __maybe_unused int jiffy_user_parse_int(struct jiffy_user_reader *in, int *result)
{
	bool negative = false;
	s64 magnitude = 0;
	int digits = 0, err;
	s8 c;

	while (jiffy_user_has_remaining(in)) {
		err = jiffy_user_read(in, &c);
		if (err)
			return err;
		if (c == '\n')
			break;
		if (c == '-' && !digits && !negative) {
			negative = true;
			continue;
		}
		if (c < '0' || c > '9')
			return -EINVAL;
		magnitude = magnitude * 10 + (c - '0');
		digits = 1;
		if (magnitude > (negative ? 1LL << 31 : INT_MAX))
			return -EINVAL;
	}
	if (!digits)
		return -EINVAL;
	*result = negative ? -magnitude : magnitude;
	return 0;
}

static inline void jiffy_user_commit(struct jiffy_user_reader *in)
{
	in->committed = in->taken;
}

static inline s64 jiffy_user_offset(const struct jiffy_user_writer *out)
{
	return out->offset + out->written;
}

static inline int jiffy_user_room(const struct jiffy_user_writer *out)
{
	return min_t(size_t, out->room, INT_MAX);
}

static __maybe_unused int jiffy_user_write_bytes(struct jiffy_user_writer *out, const s8 *bytes, int length,
						 s64 from, int *result)
{
	size_t count;

	*result = 0;
	if (from < 0 || from >= length)
		return 0;
	count = min_t(size_t, length - from, out->room);
	if (copy_to_user(out->to, bytes + from, count))
		return -EFAULT;
	out->to += count;
	out->room -= count;
	out->written += count;
	*result = count;
	return 0;
}

/* At most so many bytes of those. */
static inline int jiffy_user_write_part(struct jiffy_user_writer *out, const s8 *bytes, int length, s64 from,
					int most, int *result)
{
	if (from >= 0 && from < length)
		length = from + clamp_t(s64, most, 0, length - from);
	return jiffy_user_write_bytes(out, bytes, length, from, result);
}

static inline int jiffy_user_write(struct jiffy_user_writer *out, s8 value)
{
	int count;

	return out->room ? jiffy_user_write_bytes(out, &value, 1, 0, &count) : -ENOSPC;
}

/* Files below /proc */

struct jiffy_proc_directory {
	const char *name;
	struct proc_dir_entry *entry;
};

struct jiffy_proc_file {
	const char *name;
	umode_t mode;
	struct jiffy_proc_directory *directory;
	struct proc_dir_entry *entry;
	void *module;
	const struct proc_ops *ops;
	const struct seq_operations *entries;
	struct jiffy_table *table;
	struct mutex *lock;
	int (*content)(struct seq_file *file, void *unused);
	int (*output)(void *module, struct jiffy_user_writer *out);
	int (*input)(void *module, struct jiffy_user_reader *in);
};

static inline void jiffy_proc_directory_init(struct jiffy_proc_directory *directory, const char *name)
{
	directory->name = name;
}

/*
 * Whether somebody has this name below /proc. proc_mkdir() and proc_create_data() would warn of it, with
 * a backtrace, and return what they return for want of memory.
 */
static __maybe_unused int jiffy_proc_is_free(const struct jiffy_proc_directory *directory, const char *name)
{
	const char *folder = directory ? directory->name : "";
	char *text = kasprintf(GFP_KERNEL, "/proc/%s%s%s", folder, directory ? "/" : "", name);
	struct path path;
	int err = 0;

	if (!text)
		return -ENOMEM;
	if (!kern_path(text, 0, &path)) {
		pr_err("%s is there already\n", text);
		path_put(&path);
		err = -EEXIST;
	}
	kfree(text);
	return err;
}

static inline int jiffy_proc_directory_publish(struct jiffy_proc_directory *directory)
{
	int err = jiffy_proc_is_free(NULL, directory->name);

	if (err)
		return err;
	directory->entry = proc_mkdir(directory->name, NULL);
	return directory->entry ? 0 : -ENOMEM;
}

/* proc_remove() waits for the callers inside. */
static inline void jiffy_proc_directory_unpublish(struct jiffy_proc_directory *directory)
{
	proc_remove(directory->entry);
	directory->entry = NULL;
}

static inline void *jiffy_proc_module(const struct seq_file *file)
{
	return ((struct jiffy_proc_file *)file->private)->module;
}

/*
 * What ptrace_may_access() says to PTRACE_MODE_READ_FSCREDS (kernel/ptrace.c), which modules cannot
 * call; security modules are not asked. Under RCU.
 */
static __maybe_unused bool jiffy_may_inspect(struct task_struct *task)
{
	const struct cred *caller = current_cred(), *cred = __task_cred(task);
	kuid_t uid = caller->fsuid;
	kgid_t gid = caller->fsgid;
	struct mm_struct *mm;
	bool may;

	if (same_thread_group(task, current))
		return true;
	may = uid_eq(uid, cred->uid) && uid_eq(uid, cred->euid) && uid_eq(uid, cred->suid) &&
	      gid_eq(gid, cred->gid) && gid_eq(gid, cred->egid) && gid_eq(gid, cred->sgid);
	if (!may && !ns_capable_noaudit(cred->user_ns, CAP_SYS_PTRACE))
		return false;
	smp_rmb(); /* credentials before dumpability: pairs with commit_creds() */
	task_lock(task);
	mm = task->mm;
	if (mm)
		may = get_dumpable(mm) == SUID_DUMP_USER || ns_capable_noaudit(mm->user_ns, CAP_SYS_PTRACE);
	else
#ifdef JIFFY_USER_DUMPABLE
		may = task->user_dumpable || ns_capable_noaudit(&init_user_ns, CAP_SYS_PTRACE);
#else
		may = true;
#endif
	task_unlock(task);
	return may;
}

/*
 * Whether /proc, as the caller came through it, shows this process: it has a number in the mount's
 * pid namespace, and has_pid_permissions() of fs/proc/base.c.
 */
static __maybe_unused bool jiffy_proc_shows(const struct proc_fs_info *fs, struct pid *pid)
{
	struct task_struct *task;
	bool shown;

	if (!jiffy_pid_number_in(pid, fs->pid_ns))
		return false;
	if (fs->hide_pid == HIDEPID_OFF)
		return true;
	if (fs->hide_pid != HIDEPID_NOT_PTRACEABLE && in_group_p(fs->pid_gid))
		return true;
	rcu_read_lock();
	task = pid_task(pid, PIDTYPE_TGID);
	shown = task && jiffy_may_inspect(task);
	rcu_read_unlock();
	return shown;
}

/*
 * The mount of /proc through which a file was opened, if it may hide what the caller has a number
 * for: by its options, or because it is of another pid namespace; else NULL.
 */
static __always_inline const struct proc_fs_info *jiffy_proc_hides(const struct file *file)
{
	const struct proc_fs_info *fs = proc_sb_info(file_inode(file)->i_sb);

	return fs->hide_pid != HIDEPID_OFF || fs->pid_ns != ns_of_pid(task_pid(current)) ? fs : NULL;
}

static __always_inline int
jiffy_proc_number_in(struct pid *pid, const struct pid_namespace *ns, const struct proc_fs_info *hides)
{
	int number = jiffy_pid_number_in(pid, ns);

	if (unlikely(hides) && number && !jiffy_proc_shows(hides, pid))
		return 0;
	return number;
}

/*
 * The same for a loop that shows entries, which asks once.
 * SAFETY: "const" claims that no write to memory changes the result. A task's active pid namespace
 * never changes, nor does a file's mount; what the mount hides may have been asked a moment earlier.
 */
static noinline __noclone __attribute_const__ __maybe_unused const struct pid_namespace *
jiffy_reader_ns(void)
{
	return ns_of_pid(task_pid(current));
}

static noinline __noclone __attribute_const__ __maybe_unused const struct proc_fs_info *
jiffy_reader_hides(const struct file *file)
{
	return jiffy_proc_hides(file);
}

/* The process's number as the caller's /proc shows it; 0 if it does not show the process. */
static __always_inline int jiffy_proc_number(const struct file *file, struct pid *pid)
{
	return jiffy_proc_number_in(pid, jiffy_reader_ns(), jiffy_reader_hides(file));
}

static inline bool jiffy_proc_sees(const struct file *file, struct pid *pid)
{
	return jiffy_proc_number_in(pid, ns_of_pid(task_pid(current)), jiffy_proc_hides(file)) != 0;
}

/*
 * Text for a sequence file, written in place. What does not fit is told as seq_file wants it: the
 * buffer counts as full, and is made larger or given to the reader first.
 */

static __always_inline bool jiffy_seq_has_room(struct seq_file *file, size_t wanted)
{
	if (likely(file->count + wanted <= file->size))
		return true;
	file->count = file->size;
	return false;
}

/*
 * Decimal digits, several at once, as ASCII in the order of memory: the number is split into halves,
 * quarters and eighths that stand side by side in one word (a multiplication by a reciprocal divides
 * all parts at once). With q = n / d, `q | (n - q * d) << s` is `(n << s) - q * ((d << s) - 1)`.
 */

#define JIFFY_ASCII_ZEROS 0x3030303030303030ULL

static __always_inline u64 jiffy_eight_digits(u32 number)
{
	u64 myriads = number * 109951163ULL >> 40;
	u64 halves = ((u64)number << 32) - myriads * ((10000ULL << 32) - 1);
	u64 hundreds = (halves * 10486 >> 20) & 0x0000007f0000007fULL;
	u64 pairs = (halves << 16) - hundreds * ((100 << 16) - 1);
	u64 tens = (pairs * 103 >> 10) & 0x000f000f000f000fULL;

	return (pairs << 8) - tens * ((10 << 8) - 1);
}

static __always_inline u32 jiffy_four_digits(u32 number)
{
	u32 hundreds = number * 5243 >> 19;
	u32 pairs = (number << 16) - hundreds * ((100 << 16) - 1);
	u32 tens = (pairs * 103 >> 10) & 0x000f000f;

	return (pairs << 8) - tens * ((10 << 8) - 1);
}

/* Less than 100,000,000, without leading zeros; writes eight bytes. The last digit stays if it is zero. */
static __always_inline char *jiffy_put_up_to_eight(char *at, u32 number)
{
	u64 digits = jiffy_eight_digits(number);
	unsigned int skip = __builtin_ctzll(digits | 1ULL << 56) & ~7u;

	put_unaligned((digits | JIFFY_ASCII_ZEROS) >> skip, (u64 *)at);
	return at + 8 - skip / 8;
}

/* Less than 10,000, in the same way; writes four bytes. */
static __always_inline char *jiffy_put_up_to_four(char *at, u32 number)
{
	u32 digits = jiffy_four_digits(number);
	unsigned int skip = __builtin_ctz(digits | 1U << 24) & ~7u;

	put_unaligned((digits | (u32)JIFFY_ASCII_ZEROS) >> skip, (u32 *)at);
	return at + 4 - skip / 8;
}

/* Eight digits with leading zeros. */
static __always_inline char *jiffy_put_eight(char *at, u32 number)
{
	put_unaligned(jiffy_eight_digits(number) | JIFFY_ASCII_ZEROS, (u64 *)at);
	return at + 8;
}

/* Any number: at most a sign and 19 digits. */
static noinline __maybe_unused char *jiffy_put_any(char *at, s64 number)
{
	const u64 eight = 100000000;
	u64 size = number;

	if (number < 0) {
		*at++ = '-';
		size = -size;
	}
	if (size < eight)
		return jiffy_put_up_to_eight(at, size);
	if (size < eight * eight)
		return jiffy_put_eight(jiffy_put_up_to_eight(at, size / eight), size % eight);
	at = jiffy_put_up_to_eight(at, size / eight / eight);
	at = jiffy_put_eight(at, size / eight % eight);
	return jiffy_put_eight(at, size % eight);
}

static __always_inline char *jiffy_put_long(char *at, s64 number)
{
	const u64 eight = 100000000;
	u64 high;

	if ((u64)number < eight)
		return jiffy_put_up_to_eight(at, number);
	if (unlikely((u64)number >= eight * eight))
		return jiffy_put_any(at, number);
	high = (u64)number / eight;
	if (high < 10)
		*at++ = '0' + high;
	else if (high < 10000)
		at = jiffy_put_up_to_four(at, high);
	else
		at = jiffy_put_up_to_eight(at, high);
	return jiffy_put_eight(at, number - high * eight);
}

static __always_inline char *jiffy_put_int(char *at, int number)
{
	if (likely((u32)number < 10000))
		return jiffy_put_up_to_four(at, number);
	if (likely((u32)number < 100000000))
		return jiffy_put_up_to_eight(at, number);
	return jiffy_put_any(at, number);
}

static __always_inline char *jiffy_put_text(char *at, const char *text, size_t length)
{
	__builtin_memcpy(at, text, length);
	return at + length;
}

/* Room for a number: sign, digits, and what is written behind the last one. */
#define JIFFY_DECIMAL_ROOM 32

/* Pieces of text, written in a row: JIFFY_TEXT("…") and JIFFY_DECIMAL(n). */
#define JIFFY_SEQ_PRINT(file, room, pieces)						\
do {											\
	struct seq_file *_file = (file);						\
											\
	if (likely(jiffy_seq_has_room(_file, room))) {					\
		char *_at = _file->buf + _file->count;					\
											\
		pieces									\
		_file->count = _at - _file->buf;					\
	}										\
} while (0)
#define JIFFY_TEXT(text) _at = jiffy_put_text(_at, text, sizeof(text) - 1);
#define JIFFY_DECIMAL(number)								\
	_at = sizeof(number) > sizeof(int) ? jiffy_put_long(_at, number)		\
					   : jiffy_put_int(_at, (int)(number));

/*
 * A file that shows a table. A position in the file is an order in the table, so it stays right when
 * entries come and go. A record of the sequence file is as many entries as its buffer has room for.
 */

struct jiffy_cursor {
	struct jiffy_proc_file *file;
	struct jiffy_table_entry *last;	/* of the record shown; only while the lock is held */
	unsigned int left;		/* entries until others get the lock */
};

static inline void *jiffy_cursor_module(const struct seq_file *seq)
{
	return ((struct jiffy_cursor *)seq->private)->file->module;
}

static __maybe_unused void *jiffy_table_seq_start(struct seq_file *seq, loff_t *position)
{
	struct jiffy_cursor *cursor = seq->private;
	struct jiffy_proc_file *file = cursor->file;
	struct jiffy_table_entry *entry;
	unsigned long order = *position;

	mutex_lock(file->lock);
	cursor->left = JIFFY_TABLE_BATCH;
	entry = xa_find(&file->table->by_order, &order, ULONG_MAX, XA_PRESENT);
	cursor->last = entry;
	if (entry)
		*position = entry->order;
	return entry;
}

/* Goes on behind the record that was shown, or else behind its first entry. */
static __maybe_unused void *jiffy_table_seq_next(struct seq_file *seq, void *element, loff_t *position)
{
	struct jiffy_cursor *cursor = seq->private;
	struct jiffy_proc_file *file = cursor->file;
	struct jiffy_table_entry *entry = cursor->last;
	unsigned long order = entry->order;

	if (list_is_last(&entry->node, &file->table->head)) {
		entry = NULL;
	} else if (!cursor->left) {
		entry = jiffy_table_resume(file->table, file->lock, order + 1);
		cursor->left = JIFFY_TABLE_BATCH;
	} else {
		entry = list_next_entry(entry, node);
	}
	*position = entry ? entry->order : order + 1;
	cursor->last = entry;
	return entry;
}

static __maybe_unused void jiffy_table_seq_stop(struct seq_file *seq, void *element)
{
	struct jiffy_cursor *cursor = seq->private;

	mutex_unlock(cursor->file->lock);
}

/*
 * Shows entries until the buffer is full, the batch is done or the table ends: into a sequence file of
 * its own on the same buffer, which the C compiler can keep in registers.
 */
static __always_inline int
jiffy_table_seq_show(struct seq_file *seq, struct jiffy_table_entry *entry,
		     int (*show)(struct seq_file *file, struct jiffy_table_entry *entry))
{
	struct seq_file shown = { .buf = seq->buf, .size = seq->size, .count = seq->count,
				  .file = seq->file, .private = seq->private };
	struct jiffy_cursor *cursor = seq->private;
	struct list_head *head = &cursor->file->table->head;
	struct jiffy_table_entry *first = entry;
	unsigned int left = cursor->left;
	int status;

	for (;;) {
		size_t before = shown.count;

		status = show(&shown, entry);
		if (unlikely(status || seq_has_overflowed(&shown))) {
			if (entry == first)
				break;
			/* what was shown before is a record; this entry comes again in the next */
			shown.count = before;
			entry = list_prev_entry(entry, node);
			status = 0;
			break;
		}
		if (unlikely(!--left || list_is_last(&entry->node, head)))
			break;
		entry = list_next_entry(entry, node);
	}
	seq->count = shown.count;
	cursor->last = entry;
	cursor->left = left;
	return status;
}

static __maybe_unused int jiffy_proc_open_entries(struct inode *inode, struct file *file)
{
	struct jiffy_proc_file *self = pde_data(inode);
	struct jiffy_cursor *cursor = __seq_open_private(file, self->entries, sizeof(*cursor));

	if (!cursor)
		return -ENOMEM;
	cursor->file = self;
	return 0;
}

static __maybe_unused int jiffy_proc_open_content(struct inode *inode, struct file *file)
{
	struct jiffy_proc_file *self = pde_data(inode);

	return single_open(file, self->content, self);
}

static __maybe_unused ssize_t jiffy_proc_read(struct file *file, char __user *to, size_t count, loff_t *offset)
{
	struct jiffy_proc_file *self = pde_data(file_inode(file));
	struct jiffy_user_writer out = { .file = file, .to = to, .room = count, .offset = *offset };
	int status = self->output(self->module, &out);

	if (status && !out.written)
		return status;
	*offset += out.written;
	return out.written;
}

static __maybe_unused ssize_t jiffy_proc_write(struct file *file, const char __user *from, size_t count,
					       loff_t *offset)
{
	struct jiffy_proc_file *self = pde_data(file_inode(file));
	struct jiffy_user_reader in = { .file = file, .from = from, .left = count };
	int status;

	if (!self->input)
		return -EIO;
	status = self->input(self->module, &in);
	if (status)
		return in.committed ?: status;
	return count;
}

static const struct proc_ops jiffy_proc_ops_write __maybe_unused = {
	.proc_write = jiffy_proc_write,
	.proc_lseek = default_llseek,
};

static const struct proc_ops jiffy_proc_ops_raw __maybe_unused = {
	.proc_read = jiffy_proc_read,
	.proc_write = jiffy_proc_write,
	.proc_lseek = default_llseek,
};

static const struct proc_ops jiffy_proc_ops_content __maybe_unused = {
	.proc_open = jiffy_proc_open_content,
	.proc_read_iter = seq_read_iter,
	.proc_write = jiffy_proc_write,
	.proc_lseek = seq_lseek,
	.proc_release = single_release,
};

static const struct proc_ops jiffy_proc_ops_entries __maybe_unused = {
	.proc_open = jiffy_proc_open_entries,
	.proc_read_iter = seq_read_iter,
	.proc_write = jiffy_proc_write,
	.proc_lseek = seq_lseek,
	.proc_release = seq_release_private,
};

static inline void jiffy_proc_file_init(struct jiffy_proc_file *file, struct jiffy_proc_directory *directory,
					const char *name, int mode, void *module)
{
	file->directory = directory;
	file->name = name;
	file->mode = mode & 0777;
	file->module = module;
	file->ops = &jiffy_proc_ops_write;
}

static inline void jiffy_proc_file_reads(struct jiffy_proc_file *file, const struct seq_operations *entries,
					 struct jiffy_table *table, struct mutex *lock)
{
	file->entries = entries;
	file->table = table;
	file->lock = lock;
	file->ops = &jiffy_proc_ops_entries;
}

static inline void jiffy_proc_file_shows(struct jiffy_proc_file *file, int (*content)(struct seq_file *, void *))
{
	file->content = content;
	file->ops = &jiffy_proc_ops_content;
}

static inline void jiffy_proc_file_reads_raw(struct jiffy_proc_file *file,
					     int (*output)(void *, struct jiffy_user_writer *))
{
	file->output = output;
	file->ops = &jiffy_proc_ops_raw;
}

static inline void jiffy_proc_file_writes(struct jiffy_proc_file *file,
					  int (*input)(void *, struct jiffy_user_reader *))
{
	file->input = input;
}

static inline int jiffy_proc_file_publish(struct jiffy_proc_file *file)
{
	int err = jiffy_proc_is_free(file->directory, file->name);

	if (err)
		return err;
	file->entry = proc_create_data(file->name, file->mode, file->directory ? file->directory->entry : NULL,
				       file->ops, file);
	return file->entry ? 0 : -ENOMEM;
}

/* proc_remove() waits for the callers inside. */
static inline void jiffy_proc_file_unpublish(struct jiffy_proc_file *file)
{
	proc_remove(file->entry);
	file->entry = NULL;
}

#endif /* __KERNEL__ */

#endif /* JIFFY_H */
