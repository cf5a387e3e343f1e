// SPDX-License-Identifier: MIT OR GPL-2.0
/* A binary search tree whose nodes lie in one array and name each other by index. */
#include "bench.h"

#define COUNT 40000
#define DEEPEST 128

struct node {
	int key, count;
	int left, right; /* 0: none */
};

static int *keys;
static struct node *nodes; /* the first is not used */
static int root, used;

/* The link that names the key's node, or would name it. */
static int *find(int key)
{
	int *link = &root;

	while (*link) {
		struct node *each = &nodes[*link];

		if (key == each->key)
			break;
		link = key < each->key ? &each->left : &each->right;
	}
	return link;
}

static void add(int key)
{
	int *link = find(key);

	if (!*link) {
		*link = ++used;
		nodes[used] = (struct node){ .key = key };
	}
	nodes[*link].count++;
}

static bool remove(int key)
{
	int *link = find(key);
	struct node *gone = &nodes[*link];

	if (!*link)
		return false;
	if (!gone->left) {
		*link = gone->right;
	} else if (!gone->right) {
		*link = gone->left;
	} else {
		/* The next larger node takes its place. */
		int *next = &gone->right;
		struct node *heir;
		int index;

		while (nodes[*next].left)
			next = &nodes[*next].left;
		index = *next;
		heir = &nodes[index];
		*next = heir->right;
		heir->left = gone->left;
		heir->right = gone->right;
		*link = index;
	}
	return true;
}

static u32 walk(void)
{
	int stack[DEEPEST];
	int top = 0;
	u32 sum = 0;

	for (int at = root; at || top; at = nodes[at].right) {
		for (; at; at = nodes[at].left)
			stack[top++] = at;
		at = stack[--top];
		sum = sum * 31 + nodes[at].key * nodes[at].count;
	}
	return sum;
}

static u32 run(void)
{
	u32 sum = 0;

	root = 0;
	used = 0;
	for (int i = 0; i < COUNT; i++)
		add(keys[i]);
	for (int i = 0; i < COUNT; i++)
		sum += *find(keys[i] + 1) != 0;
	for (int i = 0; i < COUNT; i += 2)
		sum += remove(keys[i]);
	return sum + walk();
}

static int prepare(void)
{
	u32 state = 7;

	keys = kvzalloc(COUNT * sizeof(*keys), GFP_KERNEL);
	nodes = kvzalloc((COUNT + 1) * sizeof(*nodes), GFP_KERNEL);
	if (!keys || !nodes)
		return -ENOMEM;
	for (int i = 0; i < COUNT; i++)
		keys[i] = next_random(&state) % (2 * COUNT);
	return 0;
}

static void release(void)
{
	kvfree(nodes);
	kvfree(keys);
}

BENCH(prepare, run, release);
