// SPDX-License-Identifier: MIT OR GPL-2.0
/* Quicksort without recursion: median of three, short ranges left to one insertion sort. */
#include "bench.h"

#define COUNT (1 << 17)
#define SHORT 16

static int *input, *work;

static inline void swap_at(int *a, int *b)
{
	int kept = *a;

	*a = *b;
	*b = kept;
}

/* Returns the last place of the lower part. */
static int partition(int *a, int low, int high)
{
	int middle = low + (high - low) / 2;
	int i = low - 1, j = high + 1;
	int pivot;

	if (a[middle] < a[low])
		swap_at(&a[middle], &a[low]);
	if (a[high] < a[low])
		swap_at(&a[high], &a[low]);
	if (a[high] < a[middle])
		swap_at(&a[high], &a[middle]);
	pivot = a[middle];

	for (;;) {
		do {
			i++;
		} while (a[i] < pivot);
		do {
			j--;
		} while (a[j] > pivot);
		if (i >= j)
			return j;
		swap_at(&a[i], &a[j]);
	}
}

static void insertion_sort(int *a, int count)
{
	for (int i = 1; i < count; i++) {
		int each = a[i];
		int j = i;

		while (j > 0 && a[j - 1] > each) {
			a[j] = a[j - 1];
			j--;
		}
		a[j] = each;
	}
}

static void sort(int *a, int count)
{
	int stack[64];
	int top = 0, low = 0, high = count - 1;

	for (;;) {
		while (high - low >= SHORT) {
			int last = partition(a, low, high);

			/* The larger part waits, so that the stack stays short. */
			if (last - low > high - last) {
				stack[top++] = low;
				stack[top++] = last;
				low = last + 1;
			} else {
				stack[top++] = last + 1;
				stack[top++] = high;
				high = last;
			}
		}
		if (!top)
			break;
		high = stack[--top];
		low = stack[--top];
	}
	insertion_sort(a, count);
}

static u32 run(void)
{
	u32 sum = 0;

	memcpy(work, input, COUNT * sizeof(*work));
	sort(work, COUNT);
	for (int i = 0; i < COUNT; i++)
		sum = sum * 31 + work[i];
	return sum;
}

static int prepare(void)
{
	u32 state = 1;

	input = kvzalloc(COUNT * sizeof(*input), GFP_KERNEL);
	work = kvzalloc(COUNT * sizeof(*work), GFP_KERNEL);
	if (!input || !work)
		return -ENOMEM;
	for (int i = 0; i < COUNT; i++)
		input[i] = next_random(&state);
	return 0;
}

static void release(void)
{
	kvfree(work);
	kvfree(input);
}

BENCH(prepare, run, release);
