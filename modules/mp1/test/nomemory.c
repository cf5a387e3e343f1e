// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * Lets the nth allocation fail that is made within a function and whatever it calls, and if that is
 * to last, all after it.
 *
 * The kernels under test are built without fault injection, so there are probes on the functions
 * that allocate. `nth` is 0 for none; `seen` is how many there have been since the function was
 * entered last.
 */
#include <asm/ibt.h>
#include <asm/linkage.h>
#include <linux/kprobes.h>
#include <linux/module.h>
#include <linux/preempt.h>
#include <linux/sched.h>

static char *window;
module_param(window, charp, 0444);
static int nth;
module_param(nth, int, 0644);
static bool lasting;
module_param(lasting, bool, 0444);
static int seen;
module_param(seen, int, 0444);

static struct task_struct *inside;

/* Since 6.10 there is an allocation profile, and names have an end that says so. */
static const char *const names[] = {
	"kmem_cache_alloc",	     "kmem_cache_alloc_noprof",
	"kmem_cache_alloc_lru",	     "kmem_cache_alloc_lru_noprof",
	"kmem_cache_alloc_node",     "kmem_cache_alloc_node_noprof",
	"kmalloc_trace",	     "__kmalloc_cache_noprof",
	"kmalloc_node_trace",	     "__kmalloc_cache_node_noprof",
	"kmalloc_large",	     "__kmalloc_large_noprof",
	"kmalloc_large_node",	     "__kmalloc_large_node_noprof",
	"__kmalloc",		     "__kmalloc_noprof",
	"__kmalloc_node",	     "__kmalloc_node_noprof",
	"__kmalloc_node_track_caller", "__kmalloc_node_track_caller_noprof",
	"kvmalloc_node",	     "__kvmalloc_node_noprof",
	"__vmalloc_node_range",	     "__vmalloc_node_range_noprof",
	"pcpu_alloc",		     "pcpu_alloc_noprof",
};

static struct kprobe probes[ARRAY_SIZE(names)];

/* What a function is that does nothing but return, and leaves the result as it is. */
void nomemory_return(void);
asm(".pushsection .text\n"
    ".type nomemory_return, @function\n"
    "nomemory_return:\n"
    ASM_ENDBR
    ASM_RET
    ".size nomemory_return, . - nomemory_return\n"
    ".popsection\n");

/* CONTEXT: before the function's first instruction, so it can be left out. */
static int allocates(struct kprobe *probe, struct pt_regs *regs)
{
	if (inside != current || !in_task())
		return 0;
	seen++;
	if (!nth || seen < nth || (seen > nth && !lasting))
		return 0;
	regs->ax = 0;
	regs->ip = (unsigned long)nomemory_return;
	return 1;
}

static int enters(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	seen = 0;
	inside = current;
	return 0;
}

static int leaves(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	inside = NULL;
	return 0;
}

static struct kretprobe within = {
	.entry_handler = enters,
	.handler = leaves,
	.maxactive = 4,
};

static void __exit nomemory_exit(void)
{
	size_t i;

	unregister_kretprobe(&within);
	for (i = 0; i < ARRAY_SIZE(names); i++)
		if (probes[i].addr)
			unregister_kprobe(&probes[i]);
}

/* Of each pair of names a kernel has one at most. */
static int __init nomemory_init(void)
{
	int err, found = 0;
	size_t i;

	within.kp.symbol_name = window;
	err = register_kretprobe(&within);
	if (err)
		return err;
	for (i = 0; i < ARRAY_SIZE(names); i++) {
		probes[i].symbol_name = names[i];
		probes[i].pre_handler = allocates;
		if (register_kprobe(&probes[i]))
			probes[i].addr = NULL;
		else
			found++;
	}
	pr_info("nomemory: %d functions\n", found);
	return 0;
}

module_init(nomemory_init);
module_exit(nomemory_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Lets allocations fail");
