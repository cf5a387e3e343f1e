/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* Makes a module keep account of which of its basic blocks were reached: gcc calls the function
 * below in each of them. Included before the module's own C. All code is in one section, and what
 * was reached is a parameter, one bit for four bytes of code. */
#include <linux/bitops.h>
#include <linux/init.h>
#include <linux/module.h>
#include <linux/string.h>

#undef pr_fmt
#undef __init
#undef __exit
#define __init
#define __exit

void __sanitizer_cov_trace_pc(void);

#define JIFFY_COVERED_BITS 32000
#define JIFFY_COVERED_BEFORE 0x4000 /* bytes of code in front of the function below, at most */
static unsigned long jiffy_covered[BITS_TO_LONGS(JIFFY_COVERED_BITS)];

__attribute__((no_sanitize_coverage)) noinline notrace void __sanitizer_cov_trace_pc(void)
{
	unsigned long start = (unsigned long)&__sanitizer_cov_trace_pc;
	unsigned long at = ((unsigned long)__builtin_return_address(0) - start + JIFFY_COVERED_BEFORE) / 4;

	if (at < JIFFY_COVERED_BITS && !test_bit(at, jiffy_covered))
		set_bit(at, jiffy_covered);
}

__attribute__((no_sanitize_coverage)) static int jiffy_covered_get(char *buffer,
								   const struct kernel_param *unused)
{
	memcpy(buffer, jiffy_covered, sizeof(jiffy_covered));
	return sizeof(jiffy_covered);
}

static const struct kernel_param_ops jiffy_covered_ops = { .get = jiffy_covered_get };
module_param_cb(covered, &jiffy_covered_ops, NULL, 0444);
