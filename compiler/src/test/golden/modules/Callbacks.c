// SPDX-License-Identifier: MIT OR GPL-2.0
/* callbacks: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE jiffy_file

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mutex.h>
#include <linux/list.h>
#include <linux/xarray.h>
#include <linux/pid.h>
#include <linux/sched/signal.h>
#include <linux/pid_namespace.h>
#include <linux/timer.h>
#include <linux/workqueue.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/uaccess.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/printk.h>
#include <linux/bitops.h>
#include <linux/minmax.h>
#include <linux/swab.h>
#include <linux/math.h>

static const char *const jiffy_files[] = {
	"Callbacks.java",
	"LongMap.java",
};

#include "jiffy.h"

/* the class of an object, where more than one is possible */
enum callbacks_class {
	CALLBACKS_CLASS_LAMBDA1 = 4,
	CALLBACKS_CLASS_LAMBDA2,
	CALLBACKS_CLASS_LAMBDA3,
};

struct callbacks_step {
	enum callbacks_class class;
};

struct callbacks_registration {
	struct jiffy_table_entry base;
	int rounds;
};

struct callbacks_spare {
	struct jiffy_list_entry base;
	struct jiffy_byte_array *bytes;
};

struct callbacks_long_map {
	struct jiffy_long_array *keys;
	struct jiffy_long_array *values;
	struct jiffy_boolean_array *used;
	int shift;
	int capacity;
	int size;
};

struct callbacks_long_map_test {
	enum callbacks_class class;
};

struct callbacks {
	int sum;
	struct mutex lock;
	struct callbacks_long_map *map;
	struct jiffy_table table;
	struct jiffy_list spares;
	struct timer_list timer;
	struct work_struct work;
	struct jiffy_proc_file file;
	bool stopping;
};

static const struct callbacks_step callbacks_lambda1_object __maybe_unused = { .class = CALLBACKS_CLASS_LAMBDA1 };
static const struct callbacks_step callbacks_lambda2_object __maybe_unused = { .class = CALLBACKS_CLASS_LAMBDA2 };
static const struct callbacks_long_map_test callbacks_lambda3_object __maybe_unused = { .class = CALLBACKS_CLASS_LAMBDA3 };
static struct callbacks callbacks_self;

static struct kmem_cache *callbacks_registration_cache;

static void callbacks_long_map_drop(struct callbacks_long_map *self);
static int callbacks_construct(struct callbacks *self);
static int callbacks_locked(struct callbacks *self, struct callbacks_step *step);
static int callbacks_write(struct callbacks *self, int number);
static int callbacks_number(struct callbacks *self);
static int callbacks_bump(struct callbacks *self);
static void callbacks_registration_construct(struct callbacks_registration *self, struct pid *pid_given);
static int callbacks_spare_construct(struct callbacks_spare *self);
static void callbacks_lambda4(struct callbacks *self);
static void callbacks_lambda5(struct callbacks *self);
static void callbacks_lambda6(struct callbacks *self, struct callbacks_registration *each, struct seq_file *out);
static int callbacks_lambda7(struct callbacks *self, struct jiffy_user_reader *in);
static void callbacks_lambda1(void);
static int callbacks_lambda2(void);
static bool callbacks_lambda8(struct callbacks *self, struct callbacks_registration *each);
static bool callbacks_lambda9(struct callbacks *self, struct callbacks_registration *each);
static bool callbacks_lambda3(s64 key, s64 value_);
static int callbacks_long_map_construct(struct callbacks_long_map *self, int capacity);
static int callbacks_long_map_put(struct callbacks_long_map *self, s64 key, s64 value_, bool *result);
static int callbacks_long_map_remove_if(struct callbacks_long_map *self, struct callbacks_long_map_test *test, int *result);
static int callbacks_long_map_allocate(struct callbacks_long_map *self, int room);
static int callbacks_long_map_find(struct callbacks_long_map *self, s64 key, int *result);
static int callbacks_long_map_release(struct callbacks_long_map *self, int free);
static int callbacks_long_map_next(struct callbacks_long_map *self, s64 cell, int *result);
static int callbacks_long_map_home(struct callbacks_long_map *self, s64 key);
static int callbacks_long_map_after(struct callbacks_long_map *self, int cell, int *result);
static int callbacks_step_run(struct callbacks_step *self);
static bool callbacks_long_map_test_test(struct callbacks_long_map_test *self, s64 key, s64 value_);

static void callbacks_registration_drop(struct callbacks_registration *self)
{
	if (self->base.key) put_pid(self->base.key);
	kmem_cache_free(callbacks_registration_cache, self);
}

static void callbacks_spare_drop(struct callbacks_spare *self)
{
	if (self->bytes)
		kvfree(self->bytes);
	kfree(self);
}

static void callbacks_long_map_drop(struct callbacks_long_map *self)
{
	if (self->used)
		kvfree(self->used);
	if (self->values)
		kvfree(self->values);
	if (self->keys)
		kvfree(self->keys);
	kfree(self);
}

static void callbacks_boolean_array_set(struct jiffy_boolean_array **place, struct jiffy_boolean_array *value)
{
	struct jiffy_boolean_array *old = *place;

	*place = value;
	if (old)
		kvfree(old);
}

static void callbacks_long_array_set(struct jiffy_long_array **place, struct jiffy_long_array *value)
{
	struct jiffy_long_array *old = *place;

	*place = value;
	if (old)
		kvfree(old);
}

static void callbacks_registration_drop_entry(struct jiffy_table_entry *entry)
{
	callbacks_registration_drop(container_of(entry, struct callbacks_registration, base));
}

static void callbacks_spare_drop_entry(struct jiffy_list_entry *entry)
{
	callbacks_spare_drop(container_of(entry, struct callbacks_spare, base));
}

DEFINE_FREE(callbacks_boolean_array, struct jiffy_boolean_array *, if (_T) kvfree(_T))
DEFINE_FREE(callbacks_byte_array, struct jiffy_byte_array *, if (_T) kvfree(_T))
DEFINE_FREE(callbacks_long_array, struct jiffy_long_array *, if (_T) kvfree(_T))
DEFINE_FREE(callbacks_long_map, struct callbacks_long_map *, if (_T) callbacks_long_map_drop(_T))
DEFINE_FREE(callbacks_pid, struct pid *, if (_T) put_pid(_T))
DEFINE_FREE(callbacks_spare, struct callbacks_spare *, if (_T) callbacks_spare_drop(_T))

static void callbacks_lambda4_timer(struct timer_list *timer)
{
	struct callbacks *self = container_of(timer, struct callbacks, timer);

	callbacks_lambda4(self);
}

static void callbacks_lambda5_work(struct work_struct *work)
{
	struct callbacks *self = container_of(work, struct callbacks, work);

	callbacks_lambda5(self);
}

static __always_inline int callbacks_lambda6_proc_file_one(struct seq_file *file,
									struct jiffy_table_entry *entry)
{
	struct callbacks *self = jiffy_cursor_module(file);

	callbacks_lambda6(self, container_of(entry, struct callbacks_registration, base), file);
	return 0;
}

static int callbacks_lambda6_proc_file_show(struct seq_file *file, void *element)
{
	return jiffy_report(jiffy_table_seq_show(file, element, callbacks_lambda6_proc_file_one));
}

static const struct seq_operations callbacks_lambda6_proc_file = {
	.start = jiffy_table_seq_start,
	.next = jiffy_table_seq_next,
	.stop = jiffy_table_seq_stop,
	.show = callbacks_lambda6_proc_file_show,
};

static int callbacks_lambda7_proc_file(void *context, struct jiffy_user_reader *in)
{
	struct callbacks *self = context;
	int status;

	status = callbacks_lambda7(self, in);
	return jiffy_report(status);
}

static __always_inline int callbacks_lambda8_table(void *context, struct jiffy_table_entry *entry)
{
	struct callbacks *self = context;
	bool value = false;

	value = callbacks_lambda8(self, container_of(entry, struct callbacks_registration, base));
	return value;
}

static __always_inline int callbacks_lambda9_table(void *context, struct jiffy_table_entry *entry)
{
	struct callbacks *self = context;
	bool value = false;

	value = callbacks_lambda9(self, container_of(entry, struct callbacks_registration, base));
	return value;
}

static int callbacks_construct(struct callbacks *self)
{
	enum { jiffy_file = 0 };
	int status;
	struct callbacks_long_map *t1 __free(callbacks_long_map) = NULL;

	mutex_init(&self->lock);
	t1 = kzalloc(sizeof(struct callbacks_long_map), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1)) {
		status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		goto release_lock;
	}
	status = JIFFY_HERE(callbacks_long_map_construct(t1, 8));
	if (status)
		goto release_lock;
	self->map = no_free_ptr(t1);
	jiffy_table_init(&self->table);
	jiffy_list_init(&self->spares);
	timer_setup(&self->timer, callbacks_lambda4_timer, 0);
	INIT_WORK(&self->work, callbacks_lambda5_work);
	jiffy_proc_file_init(&self->file, NULL, "callbacks", 0666, self);
	jiffy_proc_file_reads(&self->file, &callbacks_lambda6_proc_file, &self->table, &self->lock);
	jiffy_proc_file_writes(&self->file, callbacks_lambda7_proc_file);
	return 0;

release_lock:
	mutex_destroy(&self->lock);
	return status;
}

static int callbacks_locked(struct callbacks *self, struct callbacks_step *step)
{
	int status;

	{
		guard(mutex)(&self->lock);
		status = callbacks_step_run(step);
		if (status)
			return status;
	}
	return 0;
}

static int callbacks_write(struct callbacks *self, int number)
{
	enum { jiffy_file = 0 };
	int status;

	status = callbacks_locked(self, (struct callbacks_step *)&callbacks_lambda1_object);
	if (status)
		return status;
	status = callbacks_locked(self, (struct callbacks_step *)&callbacks_lambda2_object);
	if (status)
		return status;
	status = JIFFY_HERE(jiffy_table_remove_if(&self->table, &self->lock, callbacks_lambda8_table, self, callbacks_registration_drop_entry, true));
	if (unlikely(status))
		return status;
	status = JIFFY_HERE(jiffy_table_remove_if(&self->table, &self->lock, callbacks_lambda9_table, self, callbacks_registration_drop_entry, false));
	if (unlikely(status))
		return status;
	{
		guard(mutex)(&self->lock);
		struct callbacks_spare *t2 __free(callbacks_spare) = NULL;

		t2 = kzalloc(sizeof(struct callbacks_spare), GFP_KERNEL_ACCOUNT);
		if (unlikely(!t2))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		status = callbacks_spare_construct(t2);
		if (status)
			return status;
		status = JIFFY_HERE(jiffy_list_add_tail(&self->spares, &t2->base));
		if (unlikely(status))
			return status;
		t2 = NULL;
		status = JIFFY_HERE(callbacks_long_map_put(self->map, 1LL, (s64)number, &(bool){ 0 }));
		if (status)
			return status;
		status = JIFFY_HERE(callbacks_long_map_remove_if(self->map, (struct callbacks_long_map_test *)&callbacks_lambda3_object, &(int){ 0 }));
		if (status)
			return status;
	}
	jiffy_work_queue(system_unbound_wq, &self->work, &self->stopping);
	jiffy_timer_start(&self->timer, 3LL, &self->stopping);
	return 0;
}

static int callbacks_number(struct callbacks *self)
{
	return (self->sum > 9) ? 1 : 2;
}

static int callbacks_bump(struct callbacks *self)
{
	int t1;

	if (self->sum > 100)
		return -ENOSPC;
	t1 = self->sum + 1;
	self->sum = t1;
	return 0;
}

static __maybe_unused void callbacks_registration_construct(struct callbacks_registration *self, struct pid *pid_given)
{
	struct pid *pid __free(callbacks_pid) = pid_given;

	self->base.key = pid;
	pid = NULL;
}

static int callbacks_spare_construct(struct callbacks_spare *self)
{
	enum { jiffy_file = 0 };
	struct jiffy_byte_array *t1 __free(callbacks_byte_array) = NULL;

	t1 = jiffy_array_alloc(struct jiffy_byte_array, 100000, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	self->bytes = no_free_ptr(t1);
	return 0;
}

static void callbacks_lambda4(struct callbacks *self)
{
	pr_info("tick\n");
}

static void callbacks_lambda5(struct callbacks *self)
{
	{
		guard(mutex)(&self->lock);
		int t1 = self->sum + 1;

		self->sum = t1;
	}
}

static void callbacks_lambda6(struct callbacks *self, struct callbacks_registration *each, struct seq_file *out)
{
	JIFFY_SEQ_PRINT(out, 33, JIFFY_DECIMAL(each->rounds) JIFFY_TEXT("\n"));
}

static int callbacks_lambda7(struct callbacks *self, struct jiffy_user_reader *in)
{
	int status;
	int t2;

	status = jiffy_user_parse_int(in, &t2);
	if (status)
		return status;
	status = callbacks_write(self, t2);
	if (status)
		return status;
	return 0;
}

static void callbacks_lambda1(void)
{
	struct callbacks *self_ = &callbacks_self;
	int t2 = self_->sum;
	int t1;
	int t3;

	t1 = callbacks_number(self_);
	t3 = t2 + t1;
	self_->sum = t3;
}

static int callbacks_lambda2(void)
{
	int status;
	struct callbacks *self_ = &callbacks_self;

	status = callbacks_bump(self_);
	if (status)
		return status;
	return 0;
}

static bool callbacks_lambda8(struct callbacks *self, struct callbacks_registration *each)
{
	return each->rounds > 3;
}

static bool callbacks_lambda9(struct callbacks *self, struct callbacks_registration *each)
{
	struct callbacks_spare *t2 __free(callbacks_spare) = NULL;
	bool t3;

	t2 = container_of(jiffy_list_poll(&self->spares), struct callbacks_spare, base);
	t3 = t2;
	if (t3)
		t3 = each->rounds > 2;
	return t3;
}

static bool callbacks_lambda3(s64 key, s64 value_)
{
	struct callbacks *self_ = &callbacks_self;

	return value_ > self_->sum;
}

static int callbacks_long_map_construct(struct callbacks_long_map *self, int capacity)
{
	int status;

	if ((capacity < 0) || (capacity > 536870912))
		return JIFFY_FAULT_AT(JIFFY_ILLEGAL_ARGUMENT, 0, 0);
	status = callbacks_long_map_allocate(self, capacity);
	if (status)
		return status;
	return 0;
}

static int callbacks_long_map_put(struct callbacks_long_map *self, s64 key, s64 value_, bool *result)
{
	int status;
	int cell;
	struct jiffy_boolean_array *t5;
	struct jiffy_long_array *t9;

	status = callbacks_long_map_find(self, key, &cell);
	if (status)
		return status;
	t5 = self->used;
	if (unlikely(!t5))
		return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
	if (unlikely((u32)cell >= (u32)t5->length))
		return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
	if (!t5->elements[cell]) {
		struct jiffy_boolean_array *t6;
		struct jiffy_long_array *t7;
		int t8;

		if (self->size == self->capacity) {
			*result = false;
			return 0;
		}
		t6 = self->used;
		if (unlikely(!t6))
			return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
		if (unlikely((u32)cell >= (u32)t6->length))
			return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
		t6->elements[cell] = true;
		t7 = self->keys;
		if (unlikely(!t7))
			return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
		if (unlikely((u32)cell >= (u32)t7->length))
			return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
		t7->elements[cell] = key;
		t8 = self->size + 1;
		self->size = t8;
	}
	t9 = self->values;
	if (unlikely(!t9))
		return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
	if (unlikely((u32)cell >= (u32)t9->length))
		return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
	t9->elements[cell] = value_;
	*result = true;
	return 0;
}

static int callbacks_long_map_remove_if(struct callbacks_long_map *self, struct callbacks_long_map_test *test, int *result)
{
	int status;
	int free = 0;
	int before;

	for (;;) {
		bool go_on_0;

		{
			struct jiffy_boolean_array *t3 = self->used;

			if (unlikely(!t3))
				return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
			if (unlikely((u32)free >= (u32)t3->length))
				return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
			go_on_0 = t3->elements[free];
		}
		if (!go_on_0)
			break;
		{
			jiffy_reschedule();
			free++;
		}
		{
		}
	}
	before = self->size;
	{
		int i = 1;

		for (;;) {
			bool go_on_1;

			{
				struct jiffy_boolean_array *t6 = self->used;

				if (unlikely(!t6))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				go_on_1 = i < t6->length;
			}
			if (!go_on_1)
				break;
			{
				struct jiffy_boolean_array *t7;
				int cell;
				struct jiffy_boolean_array *t9;
				bool t13;

				jiffy_reschedule();
				t7 = self->used;
				if (unlikely(!t7))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				cell = (free - i) & (t7->length - 1);
				t9 = self->used;
				if (unlikely(!t9))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				if (unlikely((u32)cell >= (u32)t9->length))
					return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
				t13 = t9->elements[cell];
				if (t13) {
					struct jiffy_long_array *t10 = self->keys;
					struct jiffy_long_array *t11;
					bool t12;

					if (unlikely(!t10))
						return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
					if (unlikely((u32)cell >= (u32)t10->length))
						return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
					t11 = self->values;
					if (unlikely(!t11))
						return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
					if (unlikely((u32)cell >= (u32)t11->length))
						return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
					t12 = callbacks_long_map_test_test(test, t10->elements[cell], t11->elements[cell]);
					t13 = t12;
				}
				if (t13) {
					status = callbacks_long_map_release(self, cell);
					if (status)
						return status;
				}
			}
			{
				i++;
			}
		}
	}
	*result = before - self->size;
	return 0;
}

static int callbacks_long_map_allocate(struct callbacks_long_map *self, int room)
{
	int status;
	int bits = 64 - (64 - fls64((max_t(int, room, 1) * 4LL) / 3LL));
	int t3 = 1 << (bits & 31);
	struct jiffy_long_array *new_keys __free(callbacks_long_array) = NULL;
	int t6;
	struct jiffy_long_array *new_values __free(callbacks_long_array) = NULL;
	int t9;
	struct jiffy_boolean_array *new_used __free(callbacks_boolean_array) = NULL;
	int t12;

	if (unlikely(t3 < 0))
		return JIFFY_FAULT_AT(JIFFY_NEGATIVE_SIZE, 0, 0);
	new_keys = jiffy_array_alloc(struct jiffy_long_array, t3, GFP_KERNEL_ACCOUNT);
	if (unlikely(!new_keys))
		return JIFFY_FAULT_AT(JIFFY_OUT_OF_MEMORY, 0, 0);
	t6 = 1 << (bits & 31);
	if (unlikely(t6 < 0))
		return JIFFY_FAULT_AT(JIFFY_NEGATIVE_SIZE, 0, 0);
	new_values = jiffy_array_alloc(struct jiffy_long_array, t6, GFP_KERNEL_ACCOUNT);
	if (unlikely(!new_values))
		return JIFFY_FAULT_AT(JIFFY_OUT_OF_MEMORY, 0, 0);
	t9 = 1 << (bits & 31);
	if (unlikely(t9 < 0))
		return JIFFY_FAULT_AT(JIFFY_NEGATIVE_SIZE, 0, 0);
	new_used = jiffy_array_alloc(struct jiffy_boolean_array, t9, GFP_KERNEL_ACCOUNT);
	if (unlikely(!new_used))
		return JIFFY_FAULT_AT(JIFFY_OUT_OF_MEMORY, 0, 0);
	t12 = 64 - bits;
	self->shift = t12;
	{
		int from;

		if (self->size > 0) {
			int t13;

			status = callbacks_long_map_next(self, 0LL, &t13);
			if (status)
				return status;
			from = t13;
		} else {
			from = -1;
		}
		for (;;) {
			if (!(from >= 0))
				break;
			{
				struct jiffy_long_array *t17;
				int cell;
				struct jiffy_long_array *t20;
				s64 t21;
				struct jiffy_long_array *t22;
				s64 t23;

				jiffy_reschedule();
				t17 = self->keys;
				if (unlikely(!t17))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				if (unlikely((u32)from >= (u32)t17->length))
					return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
				cell = callbacks_long_map_home(self, t17->elements[from]);
				for (;;) {
					bool go_on_1;

					{
						if (unlikely((u32)cell >= (u32)new_used->length))
							return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
						go_on_1 = new_used->elements[cell];
					}
					if (!go_on_1)
						break;
					{
						jiffy_reschedule();
						cell = (cell + 1) & (new_used->length - 1);
					}
					{
					}
				}
				new_used->elements[cell] = true;
				t20 = self->keys;
				if (unlikely(!t20))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				if (unlikely((u32)from >= (u32)t20->length))
					return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
				t21 = t20->elements[from];
				if (unlikely((u32)cell >= (u32)new_keys->length))
					return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
				new_keys->elements[cell] = t21;
				t22 = self->values;
				if (unlikely(!t22))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				if (unlikely((u32)from >= (u32)t22->length))
					return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
				t23 = t22->elements[from];
				if (unlikely((u32)cell >= (u32)new_values->length))
					return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
				new_values->elements[cell] = t23;
			}
			{
				int t16;

				status = callbacks_long_map_next(self, from + 1LL, &t16);
				if (status)
					return status;
				from = t16;
			}
		}
	}
	callbacks_long_array_set(&self->keys, no_free_ptr(new_keys));
	callbacks_long_array_set(&self->values, no_free_ptr(new_values));
	callbacks_boolean_array_set(&self->used, no_free_ptr(new_used));
	self->capacity = room;
	return 0;
}

static int callbacks_long_map_find(struct callbacks_long_map *self, s64 key, int *result)
{
	int status;
	int cell;

	cell = callbacks_long_map_home(self, key);
	for (;;) {
		bool go_on_0;

		{
			struct jiffy_boolean_array *t4 = self->used;
			bool t6;

			if (unlikely(!t4))
				return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
			if (unlikely((u32)cell >= (u32)t4->length))
				return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
			t6 = t4->elements[cell];
			if (t6) {
				struct jiffy_long_array *t5 = self->keys;

				if (unlikely(!t5))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				if (unlikely((u32)cell >= (u32)t5->length))
					return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
				t6 = t5->elements[cell] != key;
			}
			go_on_0 = t6;
		}
		if (!go_on_0)
			break;
		{
			int t7;

			jiffy_reschedule();
			status = callbacks_long_map_after(self, cell, &t7);
			if (status)
				return status;
			cell = t7;
		}
		{
		}
	}
	*result = cell;
	return 0;
}

static int callbacks_long_map_release(struct callbacks_long_map *self, int free)
{
	int status;
	int hole = free;
	struct jiffy_boolean_array *t18;
	int t19;

	{
		int cell;

		status = callbacks_long_map_after(self, hole, &cell);
		if (status)
			return status;
		for (;;) {
			bool go_on_0;

			{
				struct jiffy_boolean_array *t5 = self->used;

				if (unlikely(!t5))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				if (unlikely((u32)cell >= (u32)t5->length))
					return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
				go_on_0 = t5->elements[cell];
			}
			if (!go_on_0)
				break;
			{
				struct jiffy_long_array *t7;
				int home;
				struct jiffy_long_array *t10;
				struct jiffy_long_array *t11;

				jiffy_reschedule();
				t7 = self->keys;
				if (unlikely(!t7))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				if (unlikely((u32)cell >= (u32)t7->length))
					return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
				home = callbacks_long_map_home(self, t7->elements[cell]);
				t10 = self->keys;
				if (unlikely(!t10))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				t11 = self->keys;
				if (unlikely(!t11))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				if (((cell - home) & (t10->length - 1)) >= ((cell - hole) & (t11->length - 1))) {
					struct jiffy_long_array *t13 = self->keys;
					struct jiffy_long_array *t12 = self->keys;
					s64 t14;
					struct jiffy_long_array *t16;
					struct jiffy_long_array *t15;
					s64 t17;

					if (unlikely(!t12))
						return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
					if (unlikely((u32)cell >= (u32)t12->length))
						return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
					t14 = t12->elements[cell];
					if (unlikely(!t13))
						return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
					if (unlikely((u32)hole >= (u32)t13->length))
						return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
					t13->elements[hole] = t14;
					t16 = self->values;
					t15 = self->values;
					if (unlikely(!t15))
						return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
					if (unlikely((u32)cell >= (u32)t15->length))
						return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
					t17 = t15->elements[cell];
					if (unlikely(!t16))
						return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
					if (unlikely((u32)hole >= (u32)t16->length))
						return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
					t16->elements[hole] = t17;
					hole = cell;
				}
			}
			{
				int t6;

				status = callbacks_long_map_after(self, cell, &t6);
				if (status)
					return status;
				cell = t6;
			}
		}
	}
	t18 = self->used;
	if (unlikely(!t18))
		return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
	if (unlikely((u32)hole >= (u32)t18->length))
		return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
	t18->elements[hole] = false;
	t19 = self->size - 1;
	self->size = t19;
	return 0;
}

static int callbacks_long_map_next(struct callbacks_long_map *self, s64 cell, int *result)
{
	{
		s64 i = max_t(s64, cell, 0LL);

		for (;;) {
			bool go_on_0;

			{
				struct jiffy_boolean_array *t3 = self->used;

				if (unlikely(!t3))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				go_on_0 = i < t3->length;
			}
			if (!go_on_0)
				break;
			{
				struct jiffy_boolean_array *t4;

				jiffy_reschedule();
				t4 = self->used;
				if (unlikely(!t4))
					return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
				if (unlikely((u32)((int)i) >= (u32)t4->length))
					return JIFFY_FAULT_AT(JIFFY_INDEX, 0, 0);
				if (t4->elements[(int)i]) {
					*result = (int)i;
					return 0;
				}
			}
			{
				i++;
			}
		}
	}
	*result = -1;
	return 0;
}

static int callbacks_long_map_home(struct callbacks_long_map *self, s64 key)
{
	return (int)((s64)((u64)(key * (-7046029254386353131LL)) >> (self->shift & 63)));
}

static int callbacks_long_map_after(struct callbacks_long_map *self, int cell, int *result)
{
	struct jiffy_long_array *t2 = self->keys;

	if (unlikely(!t2))
		return JIFFY_FAULT_AT(JIFFY_NULL_POINTER, 0, 0);
	*result = (cell + 1) & (t2->length - 1);
	return 0;
}

static int callbacks_step_run(struct callbacks_step *self)
{
	int status;

	switch (self->class) {
	case CALLBACKS_CLASS_LAMBDA1:
		{
			callbacks_lambda1();
		}
		break;
	case CALLBACKS_CLASS_LAMBDA2:
	default:
		{
			status = callbacks_lambda2();
			if (status)
				return status;
		}
		break;
	}
	return 0;
}

static bool callbacks_long_map_test_test(struct callbacks_long_map_test *self, s64 key, s64 value_)
{
	bool t3;

	t3 = callbacks_lambda3(key, value_);
	return t3;
}

static int callbacks_publish(struct callbacks *self)
{
	return jiffy_proc_file_publish(&self->file);
}

static void callbacks_unload(struct callbacks *self)
{
	jiffy_proc_file_unpublish(&self->file);
	WRITE_ONCE(self->stopping, true);
	jiffy_timer_shutdown(&self->timer);
	cancel_work_sync(&self->work);
	jiffy_list_clear(&self->spares, callbacks_spare_drop_entry);
	jiffy_table_clear(&self->table, callbacks_registration_drop_entry);
	if (self->map)
		callbacks_long_map_drop(self->map);
	mutex_destroy(&self->lock);
}

static void callbacks_destroy_caches(void)
{
	kmem_cache_destroy(callbacks_registration_cache);
}

static int __init callbacks_init(void)
{
	struct callbacks *self = &callbacks_self;
	int status;

	status = jiffy_slab_create(&callbacks_registration_cache, "callbacks_registration", sizeof(struct callbacks_registration), __alignof__(struct callbacks_registration));
	if (status)
		goto destroy_caches;
	status = callbacks_construct(self);
	if (status)
		goto destroy_caches;
	status = callbacks_publish(self);
	if (status)
		goto unload;
	return 0;

unload:
	callbacks_unload(self);
destroy_caches:
	callbacks_destroy_caches();
	return jiffy_report(status);
}
module_init(callbacks_init);

static void __exit callbacks_exit(void)
{
	callbacks_unload(&callbacks_self);
	callbacks_destroy_caches();
}
module_exit(callbacks_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Lambdas for the kernel");
