/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* Circular lists whose links are part of their elements. */
#ifndef JIFFY_USER_LIST_H
#define JIFFY_USER_LIST_H

#include <linux/compiler.h>
#include <linux/types.h>

struct list_head {
	struct list_head *next, *prev;
};

static inline void INIT_LIST_HEAD(struct list_head *list)
{
	list->next = list->prev = list;
}

static inline void jiffy_user_list_put(struct list_head *node, struct list_head *after)
{
	node->prev = after;
	node->next = after->next;
	after->next->prev = node;
	after->next = node;
}

static inline void list_add(struct list_head *node, struct list_head *head)
{
	jiffy_user_list_put(node, head);
}

static inline void list_add_tail(struct list_head *node, struct list_head *head)
{
	jiffy_user_list_put(node, head->prev);
}

static inline void list_del(struct list_head *node)
{
	node->next->prev = node->prev;
	node->prev->next = node->next;
	node->next = node->prev = NULL;
}

static inline bool list_empty(const struct list_head *head)
{
	return head->next == head;
}

#define list_entry(node, type, member) container_of(node, type, member)
#define list_first_entry(head, type, member) list_entry((head)->next, type, member)
#define list_first_entry_or_null(head, type, member) \
	(list_empty(head) ? NULL : list_first_entry(head, type, member))
#define list_next_entry(entry, member) \
	list_entry((entry)->member.next, __typeof__(*(entry)), member)
#define list_entry_is_head(entry, head, member) (&(entry)->member == (head))
#define list_for_each_entry(entry, head, member)				\
	for (entry = list_first_entry(head, __typeof__(*entry), member);	\
	     !list_entry_is_head(entry, head, member);				\
	     entry = list_next_entry(entry, member))

#endif
