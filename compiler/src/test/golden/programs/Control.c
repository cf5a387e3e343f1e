// SPDX-License-Identifier: MIT OR GPL-2.0
/* control: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mutex.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/printk.h>

static const char *const jiffy_files[] = {
	"Control.java",
};

#include "jiffy.h"

struct control {
	struct mutex lock;
	int hits;
};

static struct control control_self;

static int control_construct(struct control *self);
static int control_loops(struct control *self, int n);
static int control_search(struct jiffy_int_array *numbers, int wanted);
static int control_kind(u16 c);
static int control_guarded(struct control *self, int n);
static int control_last(struct control *self, int n);

DEFINE_FREE(control_int_array, struct jiffy_int_array *, if (_T) kvfree(_T))

static int control_construct(struct control *self)
{
	int status;
	int t1;
	struct jiffy_int_array *t2 __free(control_int_array) = NULL;
	int t3;
	int t4;
	int t5;

	mutex_init(&self->lock);
	t1 = control_loops(self, 3);
	t2 = jiffy_array_alloc(struct jiffy_int_array, 3, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t2)) {
		status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		goto release_lock;
	}
	t2->elements[0] = 1;
	t2->elements[1] = 2;
	t2->elements[2] = 3;
	t3 = control_search(t2, 2);
	t4 = control_kind('x');
	pr_info("%d %d %d\n", t1, t3, t4);
	status = control_guarded(self, 2);
	if (status)
		goto release_lock;
	t5 = control_last(self, 4);
	pr_info("%d\n", t5);
	return 0;

release_lock:
	mutex_destroy(&self->lock);
	return status;
}

static int control_loops(struct control *self, int n)
{
	int sum = 0;

	{
		int i = 0;

		for (;;) {
			if (!(i < n))
				break;
			{
				int j;

				jiffy_reschedule();
				j = 0;
				for (;;) {
					{
						jiffy_reschedule();
						if (i == j)
							goto continue_0;
						if (i + j > 10)
							goto break_0;
						sum = sum + i * j;
					}
					{
					}
					bool go_on_1;

					{
						bool t6;

						j++;
						t6 = j < n;
						if (t6) {
							int t5 = sum;

							sum = t5 + 1;
							t6 = t5 < 100;
						}
						go_on_1 = t6;
					}
					if (!go_on_1)
						break;
				}
			}
continue_0:
			;
			{
				i++;
			}
		}
break_0:
		;
	}
	while (sum > 10) {
		jiffy_reschedule();
		sum = sum / 2;
	}
	return sum;
}

static int control_search(struct jiffy_int_array *numbers, int wanted)
{
	int index = 0;

	{
		struct jiffy_int_array *t3 = numbers;
		int t4 = 0;

		for (; t4 < 3; t4++) {
			int each = t3->elements[t4];

			if (each == wanted)
				return index;
			index++;
		}
	}
	return -1;
}

static int control_kind(u16 c)
{
	int t1;

	switch (c) {
	case 'a':
		{
		}
	case 'b':
		{
			return 1;
		}
	case 'x':
		{
			c = (u16)(c + 1);
		}
		fallthrough;
	case 'y':
		{
			break;
		}
	default:
		{
			return (c > 122) ? (-1) : 0;
		}
		break;
	}
	switch (c) {
	case 'x':
	case 'y':
		{
			t1 = c - 120;
			break;
		}
		break;
	default:
		{
			{
				int twice = c * 2;

				t1 = twice;
				break;
			}
		}
		break;
	}
	return t1;
}

static int control_guarded(struct control *self, int n)
{
	int status;

	for (int i = 0; i < n; i++) {
		jiffy_reschedule();
		{
			int exit_1 = 0;
			int status_1 = 0;

			{
				{
					guard(mutex)(&self->lock);
					int t3;

					if (self->hits > 100) {
						exit_1 = 1;
						goto finally_1;
					}
					if (self->hits == i) {
						exit_1 = 2;
						goto finally_1;
					}
					t3 = self->hits + 1;
					self->hits = t3;
					if (self->hits < 0) {
						status = -ERANGE;
						status_1 = status;
						exit_1 = 3;
						goto finally_1;
					}
				}
			}
finally_1:
			;
			{
				pr_info("round %d\n", i);
			}
			if (exit_1 == 1) {
				break;
			}
			if (exit_1 == 2) {
				continue;
			}
			if (exit_1 == 3) {
				status = status_1;
				return status;
			}
		}
	}
	return 0;
}

static int control_last(struct control *self, int n)
{
	int status __maybe_unused;

	{
		{
			{
				int exit_2 = 0;
				int returned_2;

				{
					{
						{
							if (n > 3) {
								int t2 = n - 4;

								if (unlikely(t2 == 0)) {
									status = JIFFY_FAULT(JIFFY_ARITHMETIC);
									goto catch_3;
								}
								returned_2 = jiffy_divide_int(10, t2);
								exit_2 = 1;
								goto finally_2;
							}
							n++;
						}
						goto end_3;
catch_3:
						{
							pr_info("caught\n");
							returned_2 = -1;
							exit_2 = 1;
							goto finally_2;
						}
end_3:
						;
					}
				}
finally_2:
				;
				{
					n = n + 5;
				}
				if (exit_2 == 1) {
					return returned_2;
				}
			}
			if (n == 6) {
				status = JIFFY_FAULT(JIFFY_ILLEGAL_STATE);
				goto catch_1;
			}
		}
		goto end_1;
catch_1:
		{
			n = 0;
		}
end_1:
		;
	}
	return n;
}

static void control_unload(struct control *self)
{
	mutex_destroy(&self->lock);
}

static int __init control_init(void)
{
	struct control *self = &control_self;
	int status;

	status = control_construct(self);
	if (status)
		return jiffy_report(status);
	return 0;
}
module_init(control_init);

static void __exit control_exit(void)
{
	control_unload(&control_self);
}
module_exit(control_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("How control flow lands in C");
