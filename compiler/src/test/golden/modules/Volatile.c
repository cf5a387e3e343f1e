// SPDX-License-Identifier: MIT OR GPL-2.0
/* volatiles: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/uaccess.h>
#include <linux/mm.h>
#include <linux/overflow.h>

static const char *const jiffy_files[] = {
	"Volatile.java",
};

#include "jiffy.h"

struct volatiles_state {
	int ordinal;
	const char *name;
};

enum {
	VOLATILES_STATE_IDLE,
	VOLATILES_STATE_BUSY,
	VOLATILES_STATE_DONE,
};

static const struct volatiles_state volatiles_state_values[3];

static const struct volatiles_state volatiles_state_values[3] = {
	[VOLATILES_STATE_IDLE] = { VOLATILES_STATE_IDLE, "IDLE" },
	[VOLATILES_STATE_BUSY] = { VOLATILES_STATE_BUSY, "BUSY" },
	[VOLATILES_STATE_DONE] = { VOLATILES_STATE_DONE, "DONE" },
};

struct volatiles {
	struct jiffy_proc_file file;
	int last;
	s64 sum;
	bool stop;
	s8 small;
	const struct volatiles_state *state;
	const char *word;
	u16 letter;
};

static struct volatiles volatiles_self;

static void volatiles_construct(struct volatiles *self);
static int volatiles_write(struct volatiles *self, struct jiffy_user_reader *input);
static void volatiles_show(struct volatiles *self, struct seq_file *out);

static int volatiles_show_proc_file(struct seq_file *file, void *unused)
{
	struct volatiles *self = jiffy_proc_module(file);

	volatiles_show(self, file);
	return 0;
}

static int volatiles_write_proc_file(void *context, struct jiffy_user_reader *in)
{
	struct volatiles *self = context;
	int status;

	status = volatiles_write(self, in);
	return jiffy_report(status);
}

static void volatiles_construct(struct volatiles *self)
{
	jiffy_proc_file_init(&self->file, NULL, "volatiles", 0666, self);
	jiffy_proc_file_shows(&self->file, volatiles_show_proc_file);
	jiffy_proc_file_writes(&self->file, volatiles_write_proc_file);
	jiffy_volatile_store(&self->state, &volatiles_state_values[VOLATILES_STATE_IDLE]);
	jiffy_volatile_store(&self->letter, 'a');
}

static int volatiles_write(struct volatiles *self, struct jiffy_user_reader *input)
{
	int status;
	int number;
	int t4;
	s8 t5;
	s64 t6;
	bool t8;
	u16 t9;

	jiffy_volatile_store(&self->state, &volatiles_state_values[VOLATILES_STATE_BUSY]);
	status = jiffy_user_parse_int(input, &number);
	if (status)
		return status;
	jiffy_volatile_store(&self->last, number);
	t4 = jiffy_volatile_load(&self->last);
	t5 = jiffy_volatile_load(&self->small);
	t6 = (s64)(t4 + t5);
	jiffy_volatile_store(&self->sum, t6);
	jiffy_volatile_store(&self->small, (s8)number);
	if (number < 0) {
		const char *t7 = jiffy_volatile_load(&self->word);

		t8 = t7;
	} else {
		t8 = number == 0;
	}
	jiffy_volatile_store(&self->stop, t8);
	jiffy_volatile_store(&self->word, (number < 0) ? "negative" : NULL);
	t9 = (u16)(number + 1);
	jiffy_volatile_store(&self->letter, t9);
	jiffy_volatile_store(&self->state, &volatiles_state_values[VOLATILES_STATE_DONE]);
	return 0;
}

static void volatiles_show(struct volatiles *self, struct seq_file *out)
{
	const struct volatiles_state *t7;
	bool t10;

	{
		int i = 0;

		for (;;) {
			bool go_on_0;

			{
				bool t4 = i < 10;

				if (t4) {
					bool t3 = jiffy_volatile_load(&self->stop);

					t4 = !t3;
				}
				go_on_0 = t4;
			}
			if (!go_on_0)
				break;
			{
				int t5;
				s64 t6;

				jiffy_reschedule();
				t5 = jiffy_volatile_load(&self->last);
				t6 = jiffy_volatile_load(&self->sum);
				JIFFY_SEQ_PRINT(out, 66, JIFFY_DECIMAL(t5) JIFFY_TEXT(" ") JIFFY_DECIMAL(t6) JIFFY_TEXT("\n"));
			}
			{
				i++;
			}
		}
	}
	t7 = jiffy_volatile_load(&self->state);
	t10 = t7 == (&volatiles_state_values[VOLATILES_STATE_DONE]);
	if (t10) {
		int t8 = jiffy_volatile_load(&self->last);
		int t9 = jiffy_volatile_load(&self->last);

		t10 = t8 > t9 - 1;
	}
	if (t10) {
		u16 t11 = jiffy_volatile_load(&self->letter);
		s8 t12 = jiffy_volatile_load(&self->small);

		seq_printf(out, "%c %d\n", jiffy_ascii(t11), t12);
	}
}

static int volatiles_publish(struct volatiles *self)
{
	return jiffy_proc_file_publish(&self->file);
}

static void volatiles_unload(struct volatiles *self)
{
	jiffy_proc_file_unpublish(&self->file);
}

static int __init volatiles_init(void)
{
	struct volatiles *self = &volatiles_self;
	int status;

	volatiles_construct(self);
	status = volatiles_publish(self);
	if (status)
		goto unload;
	return 0;

unload:
	volatiles_unload(self);
	return jiffy_report(status);
}
module_init(volatiles_init);

static void __exit volatiles_exit(void)
{
	volatiles_unload(&volatiles_self);
}
module_exit(volatiles_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Volatile fields");
