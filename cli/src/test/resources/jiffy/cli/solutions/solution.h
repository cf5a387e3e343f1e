/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* What solutions of the assignment have in common; each .c beside has one mistake of its own. */
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/proc_fs.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct entry {
	struct list_head list;
	struct pid *pid;
	int number;
};

static LIST_HEAD(entries);
static DEFINE_MUTEX(lock);
static struct proc_dir_entry *folder;

static bool listed(struct pid *pid)
{
	struct entry *entry;

	list_for_each_entry(entry, &entries, list)
		if (entry->pid == pid)
			return true;
	return false;
}

static int add(int number)
{
	struct pid *pid = number > 0 ? find_get_pid(number) : NULL;
	struct task_struct *task = pid ? get_pid_task(pid, PIDTYPE_TGID) : NULL;
	struct entry *entry = kmalloc(sizeof(*entry), GFP_KERNEL);
	int error = number <= 0 ? -EINVAL : !task ? -ESRCH : !entry ? -ENOMEM : 0;

	if (task)
		put_task_struct(task);
	mutex_lock(&lock);
	if (!error && listed(pid))
		error = -EEXIST;
	if (!error) {
		entry->pid = pid;
		entry->number = number;
		list_add_tail(&entry->list, &entries);
	}
	mutex_unlock(&lock);
	if (error) {
		put_pid(pid);
		kfree(entry);
	}
	return error;
}

/* The lines of a text that ends with a 0. */
static ssize_t add_lines(char *text, size_t count)
{
	char *line = text;

	do {
		char *newline = memchr(line, '\n', text + count - line);
		char *end = newline ? newline : text + count;
		int number, error;

		*end = 0;
		error = *line < '0' || *line > '9' || strlen(line) != end - line
			|| end - line > 10 || kstrtoint(line, 10, &number) ? -EINVAL : add(number);
		if (error)
			return line == text ? error : line - text;
		line = end + (newline != NULL);
	} while (line < text + count);
	return count;
}

static __maybe_unused ssize_t take(struct file *file, const char __user *from, size_t count,
				   loff_t *offset)
{
	ssize_t taken = -ENOMEM;
	char *text = count > 1 << 20 ? NULL : kvzalloc(count + 1, GFP_KERNEL);

	if (text)
		taken = copy_from_user(text, from, count) ? -EFAULT : add_lines(text, count);
	kvfree(text);
	return taken;
}

static size_t print(char *text, size_t size)
{
	struct entry *entry;
	size_t length = 0;

	mutex_lock(&lock);
	list_for_each_entry(entry, &entries, list)
		length += scnprintf(text + length, size - length, "%d: %d\n", entry->number, 0);
	mutex_unlock(&lock);
	return length;
}

static __maybe_unused ssize_t give(struct file *file, char __user *to, size_t count,
				   loff_t *offset)
{
	size_t size = 1 << 20;
	char *text = kvzalloc(size, GFP_KERNEL);
	ssize_t given = text ? simple_read_from_buffer(to, count, offset, text, print(text, size))
			     : -ENOMEM;

	kvfree(text);
	return given;
}

static int open_files(const struct proc_ops *operations)
{
	folder = proc_mkdir("mp1", NULL);
	return folder && proc_create("status", 0666, folder, operations) ? 0 : -ENOMEM;
}

static void close_files(void)
{
	struct entry *entry, *next;

	proc_remove(folder);
	list_for_each_entry_safe(entry, next, &entries, list) {
		put_pid(entry->pid);
		kfree(entry);
	}
}

/* A module that has its file, and nothing to start or to stop besides. */
#define SOLUTION(operations)				\
	static int __init start(void)			\
	{						\
		return open_files(&(operations));	\
	}						\
	static void __exit end(void)			\
	{						\
		close_files();				\
	}						\
	module_init(start);				\
	module_exit(end)

MODULE_LICENSE("GPL");
