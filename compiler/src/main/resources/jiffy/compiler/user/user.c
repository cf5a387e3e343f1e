/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/*
 * A program around a module: what stands in for the kernel.
 *
 *	NAME [--fail-allocation=N] [PARAMETER=VALUE]...
 *
 * Loads the module, with these parameters, and unloads it. Prints the log; ends with 0, or with
 * the errno that loading ended with.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/printk.h>
#include <linux/slab.h>

/* Memory that a small machine does not have. */
#define LARGEST ((size_t)1 << 28)

const char *__asan_default_options(void);

/* What is too large is not there; that is for the module to handle. */
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

void jiffy_user_bug(const char *what, const char *file, int line)
{
	fflush(stdout);
	fprintf(stderr, "%s: %s at %s:%d\n", jiffy_user_module, what, file, line);
	abort();
}

void jiffy_user_printk(int level, const char *format, ...)
{
	va_list arguments;

	printf("<%d>", level);
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
}

/* Memory */

static unsigned long allocations, failing;

void *kzalloc(size_t size, gfp_t flags)
{
	(void)flags;
	if (++allocations == failing || size > LARGEST)
		return NULL;
	return calloc(1, size);
}

void kfree(const void *object)
{
	free((void *)object);
}

struct kmem_cache {
	const char *name;
	size_t size;
	unsigned long objects;
};

struct kmem_cache *kmem_cache_create(const char *name, size_t size, size_t align, unsigned int flags,
				     void (*construct)(void *object))
{
	struct kmem_cache *cache = kzalloc(sizeof(*cache), flags);

	(void)align;
	(void)construct;
	if (cache) {
		cache->name = name;
		cache->size = size;
	}
	return cache;
}

void kmem_cache_destroy(struct kmem_cache *cache)
{
	if (cache && cache->objects)
		jiffy_user_bug("objects remain in a cache", cache->name, (int)cache->objects);
	kfree(cache);
}

void *kmem_cache_zalloc(struct kmem_cache *cache, gfp_t flags)
{
	void *object = kzalloc(cache->size, flags);

	cache->objects += object != NULL;
	return object;
}

void kmem_cache_free(struct kmem_cache *cache, void *object)
{
	cache->objects--;
	kfree(object);
}

/* Parameters */

static struct jiffy_user_parameter *parameters;

void jiffy_user_parameter(struct jiffy_user_parameter *parameter)
{
	parameter->next = parameters;
	parameters = parameter;
}

static bool set(const struct jiffy_user_parameter *parameter, const char *value)
{
	char *end;
	long number;

	if (!strcmp(parameter->type, "bool")) {
		*(bool *)parameter->place = strchr("yY1", *value);
		return *value && strchr("yYnN01", *value);
	}
	errno = 0;
	number = strtol(value, &end, 0);
	if (errno || !*value || *end)
		return false;
	if (!strcmp(parameter->type, "long"))
		*(long *)parameter->place = number;
	else
		*(int *)parameter->place = (int)number;
	return !strcmp(parameter->type, "long") || number == (int)number;
}

static bool argument(const char *text)
{
	const char *equals = strchr(text, '=');
	const struct jiffy_user_parameter *each;

	if (!strncmp(text, "--fail-allocation=", 18)) {
		failing = strtoul(text + 18, NULL, 10);
		return true;
	}
	for (each = parameters; equals && each; each = each->next)
		if (strlen(each->name) == (size_t)(equals - text) &&
		    !strncmp(text, each->name, (size_t)(equals - text)))
			return set(each, equals + 1);
	return false;
}

int main(int count, char **arguments)
{
	int status;

	for (int i = 1; i < count; i++) {
		if (!argument(arguments[i])) {
			fprintf(stderr, "%s: no such parameter, or not its type: %s\n", jiffy_user_module,
				arguments[i]);
			return EINVAL;
		}
	}
	status = jiffy_user_load();
	if (!status)
		jiffy_user_unload();
	fflush(stdout);
	if (status)
		fprintf(stderr, "%s: not loaded: %s\n", jiffy_user_module, strerror(-status));
	return -status;
}
