// SPDX-License-Identifier: MIT OR GPL-2.0
/* containers: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mutex.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/printk.h>

static const char *const jiffy_files[] = {
	"Containers.java",
};

#include "jiffy.h"

struct containers_job {
	struct jiffy_list_entry base;
	struct jiffy_byte_array *name;
	int priority;
};

struct containers {
	struct mutex lock;
	struct jiffy_list jobs;
	struct jiffy_int_array *counts;
};

static struct containers containers_self;

static struct kmem_cache *containers_job_cache;

static int containers_construct(struct containers *self);
static int containers_make(struct containers *self, int priority, struct containers_job **result);
static int containers_add(struct containers *self, struct containers_job *job_given);
static int containers_sweep(struct containers *self, int least);
static int containers_total(struct containers *self, int *result);
static void containers_close(struct containers *self);
static void containers_job_construct(struct containers_job *self, struct jiffy_byte_array *name_given, int priority);

static void containers_job_drop(struct containers_job *self)
{
	if (self->name)
		kvfree(self->name);
	kmem_cache_free(containers_job_cache, self);
}

static void containers_job_drop_entry(struct jiffy_list_entry *entry)
{
	containers_job_drop(container_of(entry, struct containers_job, base));
}

DEFINE_FREE(containers_byte_array, struct jiffy_byte_array *, if (_T) kvfree(_T))
DEFINE_FREE(containers_int_array, struct jiffy_int_array *, if (_T) kvfree(_T))
DEFINE_FREE(containers_job, struct containers_job *, if (_T) containers_job_drop(_T))

static int containers_construct(struct containers *self)
{
	int status;
	struct jiffy_int_array *t1 __free(containers_int_array) = NULL;
	struct containers_job *t2 __free(containers_job) = NULL;
	struct jiffy_byte_array *t3 __free(containers_byte_array) = NULL;
	struct containers_job *t4 __free(containers_job) = NULL;
	int t5;

	mutex_init(&self->lock);
	jiffy_list_init(&self->jobs);
	t1 = jiffy_array_alloc(struct jiffy_int_array, 4, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1)) {
		status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		goto release_jobs;
	}
	self->counts = no_free_ptr(t1);
	t2 = kmem_cache_zalloc(containers_job_cache, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t2)) {
		status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		goto release_counts;
	}
	t3 = jiffy_array_alloc(struct jiffy_byte_array, 1, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t3)) {
		status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		goto release_counts;
	}
	t3->elements[0] = 97;
	containers_job_construct(t2, no_free_ptr(t3), 1);
	status = containers_add(self, no_free_ptr(t2));
	if (status)
		goto release_counts;
	status = containers_make(self, 2, &t4);
	if (status)
		goto release_counts;
	status = containers_add(self, no_free_ptr(t4));
	if (status)
		goto release_counts;
	status = containers_sweep(self, 1);
	if (status)
		goto release_counts;
	status = containers_total(self, &t5);
	if (status)
		goto release_counts;
	pr_info("%d\n", t5);
	return 0;

release_counts:
	if (self->counts)
		kvfree(self->counts);
release_jobs:
	jiffy_list_clear(&self->jobs, containers_job_drop_entry);
	mutex_destroy(&self->lock);
	return status;
}

static int containers_make(struct containers *self, int priority, struct containers_job **result)
{
	struct containers_job *job __free(containers_job) = NULL;
	struct jiffy_byte_array *t3 __free(containers_byte_array) = NULL;

	job = kmem_cache_zalloc(containers_job_cache, GFP_KERNEL_ACCOUNT);
	if (unlikely(!job))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	if (unlikely(priority < 0))
		return JIFFY_FAULT(JIFFY_NEGATIVE_SIZE);
	t3 = jiffy_array_alloc(struct jiffy_byte_array, priority, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t3))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	containers_job_construct(job, no_free_ptr(t3), priority);
	if (priority > 3)
		job->priority = 3;
	*result = no_free_ptr(job);
	return 0;
}

static int containers_add(struct containers *self, struct containers_job *job_given)
{
	struct containers_job *job __free(containers_job) = job_given;
	int status;
	struct jiffy_int_array *counts = self->counts;

	{
		guard(mutex)(&self->lock);
		u32 t2 = job->priority;
		int t3;

		if (unlikely(t2 >= 4))
			return JIFFY_FAULT(JIFFY_INDEX);
		t3 = counts->elements[t2] + 1;
		counts->elements[t2] = t3;
		status = JIFFY_HERE(jiffy_list_add_tail(&self->jobs, &job->base));
		if (unlikely(status))
			return status;
		job = NULL;
	}
	return 0;
}

static int containers_sweep(struct containers *self, int least)
{
	int status;

	{
		guard(mutex)(&self->lock);
		{
			struct jiffy_list_iterator each;

			jiffy_list_iterate(&self->jobs, &each);
			while (jiffy_list_has_next(&each)) {
				struct containers_job *job;
				struct jiffy_list_entry *entry_job;

				jiffy_reschedule();
				status = JIFFY_HERE(jiffy_list_next(&each, &entry_job));
				if (unlikely(status))
					return status;
				job = container_of(entry_job, struct containers_job, base);
				if (job->priority < least) {
					status = JIFFY_HERE(jiffy_list_remove(&each, containers_job_drop_entry));
					if (unlikely(status))
						return status;
				} else {
					if (job->priority > 100)
						return 0;
				}
			}
		}
	}
	return 0;
}

static int containers_total(struct containers *self, int *result)
{
	int total = 0;

	{
		guard(mutex)(&self->lock);
		{
			struct containers_job *job;

			list_for_each_entry(job, &self->jobs.head, base.node) {
				jiffy_reschedule();
				if (job->name->length == 0)
					continue;
				if (unlikely((u32)0 >= (u32)job->name->length))
					return JIFFY_FAULT(JIFFY_INDEX);
				total = total + job->name->elements[0];
			}
		}
	}
	*result = total;
	return 0;
}

static void containers_close(struct containers *self)
{
	while (true) {
		jiffy_reschedule();
		{
			guard(mutex)(&self->lock);
			struct containers_job *job __free(containers_job) = NULL;

			job = container_of(jiffy_list_poll(&self->jobs), struct containers_job, base);
			if (!job)
				break;
			pr_info("%d is left\n", job->priority);
		}
	}
}

static void containers_job_construct(struct containers_job *self, struct jiffy_byte_array *name_given, int priority)
{
	struct jiffy_byte_array *name __free(containers_byte_array) = name_given;

	self->name = no_free_ptr(name);
	self->priority = priority;
}

static void containers_unload(struct containers *self)
{
	containers_close(self);
	if (self->counts)
		kvfree(self->counts);
	jiffy_list_clear(&self->jobs, containers_job_drop_entry);
	mutex_destroy(&self->lock);
}

static void containers_destroy_caches(void)
{
	kmem_cache_destroy(containers_job_cache);
}

static int __init containers_init(void)
{
	struct containers *self = &containers_self;
	int status;

	status = jiffy_slab_create(&containers_job_cache, "containers_job", sizeof(struct containers_job), __alignof__(struct containers_job));
	if (status)
		goto destroy_caches;
	status = containers_construct(self);
	if (status)
		goto destroy_caches;
	return 0;

destroy_caches:
	containers_destroy_caches();
	return jiffy_report(status);
}
module_init(containers_init);

static void __exit containers_exit(void)
{
	containers_unload(&containers_self);
	containers_destroy_caches();
}
module_exit(containers_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Objects, lists and who frees them");
