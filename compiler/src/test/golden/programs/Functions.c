// SPDX-License-Identifier: MIT OR GPL-2.0
/* functions: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/printk.h>

static const char *const jiffy_files[] = {
	"Functions.java",
};

#include "jiffy.h"

/* the class of an object, where more than one is possible */
enum functions_class {
	FUNCTIONS_CLASS_PLUS = 1,
	FUNCTIONS_CLASS_BY_NUMBER,
	FUNCTIONS_CLASS_NUMBER,
	FUNCTIONS_CLASS_NAME,
	FUNCTIONS_CLASS_SMALL = 7,
	FUNCTIONS_CLASS_BIG,
	FUNCTIONS_CLASS_LAMBDA1 = 10,
	FUNCTIONS_CLASS_LAMBDA2,
	FUNCTIONS_CLASS_LAMBDA3,
	FUNCTIONS_CLASS_LAMBDA4,
	FUNCTIONS_CLASS_LAMBDA5,
	FUNCTIONS_CLASS_LAMBDA6,
	FUNCTIONS_CLASS_LAMBDA7,
	FUNCTIONS_CLASS_LAMBDA8,
};

struct functions_int_operation {
	enum functions_class class;
};

struct functions_function {
	enum functions_class class;
};

struct functions_condition {
	enum functions_class class;
};

struct functions_task {
	enum functions_class class;
};

struct functions_maker {
	enum functions_class class;
};

struct functions_number {
	enum functions_class class;
	int value;
};

struct functions_name {
	enum functions_class class;
	s64 id;
};

struct functions_box {
	struct functions_java_lang_object *content;
};

struct functions_two {
	struct functions_java_lang_object *first;
	struct functions_number2 *second;
};

struct functions_number2 {
	enum functions_class class;
};

struct functions_small {
	enum functions_class class;
	int value;
};

struct functions_big {
	enum functions_class class;
	int value;
};

struct functions_plus {
	enum functions_class class;
	int more;
};

struct functions_by_number {
	enum functions_class class;
};

struct functions_operations {
	struct functions_int_operation *first;
	struct functions_int_operation *second;
};

struct functions_java_lang_object {
	enum functions_class class;
};

struct functions {
};

static const struct functions_int_operation functions_lambda1_object __maybe_unused = { .class = FUNCTIONS_CLASS_LAMBDA1 };
static const struct functions_int_operation functions_lambda2_object __maybe_unused = { .class = FUNCTIONS_CLASS_LAMBDA2 };
static const struct functions_int_operation functions_lambda3_object __maybe_unused = { .class = FUNCTIONS_CLASS_LAMBDA3 };
static const struct functions_function functions_lambda4_object __maybe_unused = { .class = FUNCTIONS_CLASS_LAMBDA4 };
static const struct functions_condition functions_lambda5_object __maybe_unused = { .class = FUNCTIONS_CLASS_LAMBDA5 };
static const struct functions_maker functions_lambda6_object __maybe_unused = { .class = FUNCTIONS_CLASS_LAMBDA6 };
static const struct functions_task functions_lambda7_object __maybe_unused = { .class = FUNCTIONS_CLASS_LAMBDA7 };
static const struct functions_function functions_lambda8_object __maybe_unused = { .class = FUNCTIONS_CLASS_LAMBDA8 };
static struct functions functions_self;

static void functions_int_operation_drop(struct functions_int_operation *self);
static void functions_number_drop(struct functions_number *self);
static void functions_name_drop(struct functions_name *self);
static void functions_number2_drop(struct functions_number2 *self);
static void functions_small_drop(struct functions_small *self);
static void functions_big_drop(struct functions_big *self);
static void functions_plus_drop(struct functions_plus *self);
static void functions_by_number_drop(struct functions_by_number *self);
static void functions_java_lang_object_drop(struct functions_java_lang_object *self);
static int functions_construct(struct functions *self);
static int functions_fails(struct functions_java_lang_object *number, struct functions_number **result);
static struct functions_number2 *functions_pick(struct functions_number2 *a, struct functions_number2 *b, bool first);
static int functions_polluted(void);
static int functions_holds(struct functions_condition *condition, struct functions_java_lang_object *value_, bool *result);
static int functions_power(int a, int b);
static struct functions_int_operation *functions_int_operation_self(struct functions_int_operation *self);
static int functions_condition_not(struct functions_condition *condition, struct functions_java_lang_object *value_, bool *result);
static void functions_number_construct(struct functions_number *self, int value_);
static int functions_number_next(struct functions_number *self, struct functions_number **result);
static bool functions_number_is_even(struct functions_number *number);
static void functions_name_construct(struct functions_name *self, s64 id);
static void functions_box_construct(struct functions_box *self, struct functions_java_lang_object *content_given);
static int functions_box_with(struct functions_box *self, struct functions_function *function, struct functions_java_lang_object **result);
static void functions_two_construct(struct functions_two *self, struct functions_java_lang_object *first_given, struct functions_number2 *second_given);
static int functions_two_sum(struct functions_two *self);
static void functions_small_construct(struct functions_small *self, int value_);
static void functions_big_construct(struct functions_big *self, int value_);
static void functions_plus_construct(struct functions_plus *self, int more);
static int functions_plus_apply(struct functions_plus *self, int a, int b);
static void functions_by_number_construct(struct functions_by_number *self);
static bool functions_by_number_test(struct functions_by_number *self, struct functions_number *value_);
static void functions_operations_construct(struct functions_operations *self, struct functions_int_operation *first_given, struct functions_int_operation *second_given);
static int functions_operations_run(struct functions_operations *self, int a, int b);
static int functions_lambda1(int a, int b);
static int functions_lambda2(int a0, int a1);
static int functions_lambda3(int a, int b);
static int functions_lambda4(struct functions_number *a0, struct functions_number **result);
static bool functions_lambda5(struct functions_number *a0);
static int functions_lambda6(int a0, struct functions_number **result);
static void functions_lambda7(void);
static int functions_lambda8(struct functions_number *a0, struct functions_number **result);
static bool functions_box_equals(struct functions_box *self, struct functions_box *other);
static bool functions_number_equals(struct functions_number *self, struct functions_number *other);
static bool functions_number_equals_2(struct functions_number *self, struct functions_java_lang_object *other);
static bool functions_name_equals(struct functions_name *self, struct functions_name *other);
static bool functions_name_equals_2(struct functions_name *self, struct functions_java_lang_object *other);
static bool functions_small_equals(struct functions_small *self, struct functions_small *other);
static bool functions_small_equals_2(struct functions_small *self, struct functions_java_lang_object *other);
static bool functions_big_equals(struct functions_big *self, struct functions_big *other);
static bool functions_big_equals_2(struct functions_big *self, struct functions_java_lang_object *other);
static bool functions_java_lang_object_equals(struct functions_java_lang_object *self, struct functions_java_lang_object *other);
static int functions_big_hash_code(struct functions_big *self);
static int functions_small_value(struct functions_small *self);
static int functions_big_value(struct functions_big *self);
static int functions_maker_make(struct functions_maker *self, int number, struct functions_java_lang_object **result);
static void functions_task_run(struct functions_task *self);
static int functions_number2_value(struct functions_number2 *self);
static int functions_condition_test(struct functions_condition *self, struct functions_java_lang_object *value_, bool *result);
static int functions_function_apply(struct functions_function *self, struct functions_java_lang_object *argument, struct functions_java_lang_object **result);
static int functions_int_operation_apply(struct functions_int_operation *self, int a, int b);
static bool functions_java_lang_object_equals_any(struct functions_java_lang_object *self, struct functions_java_lang_object *arg0);

static void functions_number_drop(struct functions_number *self)
{
	kfree(self);
}

static void functions_name_drop(struct functions_name *self)
{
	kfree(self);
}

static void functions_box_drop(struct functions_box *self)
{
	if (self->content)
		functions_java_lang_object_drop(self->content);
	kfree(self);
}

static void functions_two_drop(struct functions_two *self)
{
	if (self->second)
		functions_number2_drop(self->second);
	if (self->first)
		functions_java_lang_object_drop(self->first);
	kfree(self);
}

static void functions_small_drop(struct functions_small *self)
{
	kfree(self);
}

static void functions_big_drop(struct functions_big *self)
{
	kfree(self);
}

static void functions_plus_drop(struct functions_plus *self)
{
	kfree(self);
}

static void functions_by_number_drop(struct functions_by_number *self)
{
	kfree(self);
}

static void functions_operations_drop(struct functions_operations *self)
{
	if (self->second)
		functions_int_operation_drop(self->second);
	if (self->first)
		functions_int_operation_drop(self->first);
	kfree(self);
}

static void functions_int_operation_drop(struct functions_int_operation *self)
{
	switch (self->class) {
	case FUNCTIONS_CLASS_PLUS:
		functions_plus_drop((struct functions_plus *)self);
		break;
	default:
		break;
	}
}

static void functions_number2_drop(struct functions_number2 *self)
{
	switch (self->class) {
	case FUNCTIONS_CLASS_SMALL:
		functions_small_drop((struct functions_small *)self);
		break;
	case FUNCTIONS_CLASS_BIG:
		functions_big_drop((struct functions_big *)self);
		break;
	default:
		break;
	}
}

static void functions_java_lang_object_drop(struct functions_java_lang_object *self)
{
	switch (self->class) {
	case FUNCTIONS_CLASS_PLUS:
		functions_plus_drop((struct functions_plus *)self);
		break;
	case FUNCTIONS_CLASS_BY_NUMBER:
		functions_by_number_drop((struct functions_by_number *)self);
		break;
	case FUNCTIONS_CLASS_NUMBER:
		functions_number_drop((struct functions_number *)self);
		break;
	case FUNCTIONS_CLASS_NAME:
		functions_name_drop((struct functions_name *)self);
		break;
	case FUNCTIONS_CLASS_SMALL:
		functions_small_drop((struct functions_small *)self);
		break;
	case FUNCTIONS_CLASS_BIG:
		functions_big_drop((struct functions_big *)self);
		break;
	default:
		break;
	}
}

DEFINE_FREE(functions_big, struct functions_big *, if (_T) functions_big_drop(_T))
DEFINE_FREE(functions_box, struct functions_box *, if (_T) functions_box_drop(_T))
DEFINE_FREE(functions_by_number, struct functions_by_number *, if (_T) functions_by_number_drop(_T))
DEFINE_FREE(functions_int_operation, struct functions_int_operation *, if (_T) functions_int_operation_drop(_T))
DEFINE_FREE(functions_java_lang_object, struct functions_java_lang_object *, if (_T) functions_java_lang_object_drop(_T))
DEFINE_FREE(functions_name, struct functions_name *, if (_T) functions_name_drop(_T))
DEFINE_FREE(functions_number, struct functions_number *, if (_T) functions_number_drop(_T))
DEFINE_FREE(functions_number2, struct functions_number2 *, if (_T) functions_number2_drop(_T))
DEFINE_FREE(functions_operations, struct functions_operations *, if (_T) functions_operations_drop(_T))
DEFINE_FREE(functions_plus, struct functions_plus *, if (_T) functions_plus_drop(_T))
DEFINE_FREE(functions_small, struct functions_small *, if (_T) functions_small_drop(_T))
DEFINE_FREE(functions_two, struct functions_two *, if (_T) functions_two_drop(_T))

static int functions_construct(struct functions *self)
{
	int status;
	struct functions_operations *one __free(functions_operations) = NULL;
	struct functions_plus *t2 __free(functions_plus) = NULL;
	int t4;
	struct functions_operations *other __free(functions_operations) = NULL;
	int t7;
	struct functions_box *box __free(functions_box) = NULL;
	struct functions_number *t9 __free(functions_number) = NULL;
	struct functions_java_lang_object *t11 __free(functions_java_lang_object) = NULL;
	bool t12;
	struct functions_by_number *t13 __free(functions_by_number) = NULL;
	bool t14;
	struct functions_box *named __free(functions_box) = NULL;
	struct functions_name *t16 __free(functions_name) = NULL;
	s64 id;
	bool t21;
	struct functions_box *t22 __free(functions_box) = NULL;
	struct functions_number *t23 __free(functions_number) = NULL;
	bool t24;
	struct functions_two *t25 __free(functions_two) = NULL;
	struct functions_name *t26 __free(functions_name) = NULL;
	struct functions_big *t27 __free(functions_big) = NULL;
	int t28;
	struct functions_two *two __free(functions_two) = NULL;
	struct functions_name *t30 __free(functions_name) = NULL;
	struct functions_big *t31 __free(functions_big) = NULL;
	int t33;
	struct functions_maker *maker;
	struct functions_java_lang_object *t35 __free(functions_java_lang_object) = NULL;
	struct functions_task *task;
	struct functions_small *t37 __free(functions_small) = NULL;
	struct functions_big *t38 __free(functions_big) = NULL;
	struct functions_number2 *t39;
	int t40;
	struct functions_java_lang_object *any;

	one = kzalloc(sizeof(struct functions_operations), GFP_KERNEL_ACCOUNT);
	if (unlikely(!one))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t2 = kzalloc(sizeof(struct functions_plus), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t2))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t2->class = FUNCTIONS_CLASS_PLUS;
	functions_plus_construct(t2, 7);
	functions_operations_construct(one, (struct functions_int_operation *)&functions_lambda1_object, (struct functions_int_operation *)no_free_ptr(t2));
	t4 = functions_operations_run(one, 3, 4);
	pr_info("%d\n", t4);
	other = kzalloc(sizeof(struct functions_operations), GFP_KERNEL_ACCOUNT);
	if (unlikely(!other))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	functions_operations_construct(other, (struct functions_int_operation *)&functions_lambda2_object, (struct functions_int_operation *)&functions_lambda3_object);
	t7 = functions_operations_run(other, 2, 5);
	pr_info("%d\n", t7);
	box = kzalloc(sizeof(struct functions_box), GFP_KERNEL_ACCOUNT);
	if (unlikely(!box))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t9 = kzalloc(sizeof(struct functions_number), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t9))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t9->class = FUNCTIONS_CLASS_NUMBER;
	functions_number_construct(t9, 41);
	functions_box_construct(box, (struct functions_java_lang_object *)no_free_ptr(t9));
	if (box->content && (!(box->content->class == FUNCTIONS_CLASS_NUMBER)))
		return JIFFY_FAULT(JIFFY_CLASS_CAST);
	pr_info("%d\n", ((struct functions_number *)box->content)->value);
	status = functions_box_with(box, (struct functions_function *)&functions_lambda4_object, &t11);
	if (status)
		return status;
	if (t11 && (!(t11->class == FUNCTIONS_CLASS_NUMBER)))
		return JIFFY_FAULT(JIFFY_CLASS_CAST);
	pr_info("%d\n", ((struct functions_number *)t11)->value);
	status = functions_condition_not((struct functions_condition *)&functions_lambda5_object, box->content, &t12);
	if (status)
		return status;
	pr_info("%s\n", t12 ? "true" : "false");
	t13 = kzalloc(sizeof(struct functions_by_number), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t13))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t13->class = FUNCTIONS_CLASS_BY_NUMBER;
	functions_by_number_construct(t13);
	status = functions_holds((struct functions_condition *)t13, box->content, &t14);
	if (status)
		return status;
	pr_info("%s\n", t14 ? "true" : "false");
	named = kzalloc(sizeof(struct functions_box), GFP_KERNEL_ACCOUNT);
	if (unlikely(!named))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t16 = kzalloc(sizeof(struct functions_name), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t16))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t16->class = FUNCTIONS_CLASS_NAME;
	functions_name_construct(t16, 1099511627776LL);
	functions_box_construct(named, (struct functions_java_lang_object *)no_free_ptr(t16));
	t21 = named;
	if (t21) {
		bool t20;

		if (named->content && (!(named->content->class == FUNCTIONS_CLASS_NAME)))
			return JIFFY_FAULT(JIFFY_CLASS_CAST);
		t20 = ((struct functions_name *)named->content);
		if (t20)
			id = ((struct functions_name *)named->content)->id;
		t21 = t20;
	}
	if (t21)
		pr_info("%lld\n", id);
	t22 = kzalloc(sizeof(struct functions_box), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t22))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t23 = kzalloc(sizeof(struct functions_number), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t23))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t23->class = FUNCTIONS_CLASS_NUMBER;
	functions_number_construct(t23, 41);
	functions_box_construct(t22, (struct functions_java_lang_object *)no_free_ptr(t23));
	t24 = functions_box_equals(box, t22);
	pr_info("%s\n", t24 ? "true" : "false");
	t25 = kzalloc(sizeof(struct functions_two), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t25))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t26 = kzalloc(sizeof(struct functions_name), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t26))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t26->class = FUNCTIONS_CLASS_NAME;
	functions_name_construct(t26, 1LL);
	t27 = kzalloc(sizeof(struct functions_big), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t27))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t27->class = FUNCTIONS_CLASS_BIG;
	functions_big_construct(t27, 2);
	functions_two_construct(t25, (struct functions_java_lang_object *)no_free_ptr(t26), (struct functions_number2 *)no_free_ptr(t27));
	if (t25->second && (!(t25->second->class == FUNCTIONS_CLASS_BIG)))
		return JIFFY_FAULT(JIFFY_CLASS_CAST);
	t28 = functions_big_hash_code((struct functions_big *)t25->second);
	pr_info("%d\n", t28);
	two = kzalloc(sizeof(struct functions_two), GFP_KERNEL_ACCOUNT);
	if (unlikely(!two))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t30 = kzalloc(sizeof(struct functions_name), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t30))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t30->class = FUNCTIONS_CLASS_NAME;
	functions_name_construct(t30, 5LL);
	t31 = kzalloc(sizeof(struct functions_big), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t31))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t31->class = FUNCTIONS_CLASS_BIG;
	functions_big_construct(t31, 9);
	functions_two_construct(two, (struct functions_java_lang_object *)no_free_ptr(t30), (struct functions_number2 *)no_free_ptr(t31));
	if (two->first && (!(two->first->class == FUNCTIONS_CLASS_NAME)))
		return JIFFY_FAULT(JIFFY_CLASS_CAST);
	if (two->second && (!(two->second->class == FUNCTIONS_CLASS_BIG)))
		return JIFFY_FAULT(JIFFY_CLASS_CAST);
	t33 = functions_two_sum(two);
	pr_info("%lld %d %d\n", ((struct functions_name *)two->first)->id, ((struct functions_big *)two->second)->value, t33);
	maker = (struct functions_maker *)&functions_lambda6_object;
	status = functions_maker_make(maker, 77, &t35);
	if (status)
		return status;
	if (t35 && (!(t35->class == FUNCTIONS_CLASS_NUMBER)))
		return JIFFY_FAULT(JIFFY_CLASS_CAST);
	pr_info("%d\n", ((struct functions_number *)t35)->value);
	task = (struct functions_task *)&functions_lambda7_object;
	functions_task_run(task);
	status = functions_polluted();
	if (status)
		return status;
	t37 = kzalloc(sizeof(struct functions_small), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t37))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t37->class = FUNCTIONS_CLASS_SMALL;
	functions_small_construct(t37, 1);
	t38 = kzalloc(sizeof(struct functions_big), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t38))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t38->class = FUNCTIONS_CLASS_BIG;
	functions_big_construct(t38, 2);
	t39 = functions_pick((struct functions_number2 *)t37, (struct functions_number2 *)t38, true);
	t40 = functions_number2_value(t39);
	pr_info("%d\n", t40);
	any = (struct functions_java_lang_object *)two->second;
	pr_info("%s %s\n", (any && (any->class >= FUNCTIONS_CLASS_SMALL && any->class <= FUNCTIONS_CLASS_BIG)) ? "true" : "false", (any && (any->class == FUNCTIONS_CLASS_NAME)) ? "true" : "false");
	{
		{
			struct functions_java_lang_object *t42 __free(functions_java_lang_object) = NULL;

			status = functions_box_with(box, (struct functions_function *)&functions_lambda8_object, &t42);
			if (status)
				goto catch_1;
		}
		goto end_1;
catch_1:
		if (!jiffy_is_fault(status)) {
			int e = status;

			pr_info("%d\n", (-e));
		}
		else {
			return status;
		}
end_1:
		;
	}
	return 0;
}

static int functions_fails(struct functions_java_lang_object *number, struct functions_number **result)
{
	struct functions_number *t1 __free(functions_number) = NULL;

	if (number && (number->class == FUNCTIONS_CLASS_NUMBER))
		return -EPERM;
	t1 = kzalloc(sizeof(struct functions_number), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t1->class = FUNCTIONS_CLASS_NUMBER;
	functions_number_construct(t1, 0);
	*result = no_free_ptr(t1);
	return 0;
}

static struct functions_number2 *functions_pick(struct functions_number2 *a, struct functions_number2 *b, bool first)
{
	return first ? a : b;
}

static int functions_polluted(void)
{
	int status __maybe_unused;
	struct functions_box *box __free(functions_box) = NULL;
	struct functions_name *t1 __free(functions_name) = NULL;
	struct functions_box *wrong;

	box = kzalloc(sizeof(struct functions_box), GFP_KERNEL_ACCOUNT);
	if (unlikely(!box))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t1 = kzalloc(sizeof(struct functions_name), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t1->class = FUNCTIONS_CLASS_NAME;
	functions_name_construct(t1, 3LL);
	functions_box_construct(box, (struct functions_java_lang_object *)no_free_ptr(t1));
	wrong = box;
	{
		{
			if (wrong->content && (!(wrong->content->class == FUNCTIONS_CLASS_NUMBER))) {
				status = JIFFY_FAULT(JIFFY_CLASS_CAST);
				goto catch_1;
			}
			pr_info("%d\n", ((struct functions_number *)wrong->content)->value);
		}
		goto end_1;
catch_1:
		{
			pr_info("a name is no number\n");
		}
end_1:
		;
	}
	return 0;
}

static int functions_holds(struct functions_condition *condition, struct functions_java_lang_object *value_, bool *result)
{
	int status;
	bool t2;

	status = functions_condition_test(condition, value_, &t2);
	if (status)
		return status;
	*result = t2;
	return 0;
}

static int functions_power(int a, int b)
{
	int product = 1;

	for (int i = 0; i < b; i++) {
		jiffy_reschedule();
		product = product * a;
	}
	return product;
}

static struct functions_int_operation *functions_int_operation_self(struct functions_int_operation *self)
{
	return self;
}

static int functions_condition_not(struct functions_condition *condition, struct functions_java_lang_object *value_, bool *result)
{
	int status;
	bool t2;

	status = functions_condition_test(condition, value_, &t2);
	if (status)
		return status;
	*result = !t2;
	return 0;
}

static void functions_number_construct(struct functions_number *self, int value_)
{
	self->value = value_;
}

static int functions_number_next(struct functions_number *self, struct functions_number **result)
{
	struct functions_number *t1 __free(functions_number) = NULL;

	t1 = kzalloc(sizeof(struct functions_number), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t1->class = FUNCTIONS_CLASS_NUMBER;
	functions_number_construct(t1, self->value + 1);
	*result = no_free_ptr(t1);
	return 0;
}

static bool functions_number_is_even(struct functions_number *number)
{
	return (number->value % 2) == 0;
}

static void functions_name_construct(struct functions_name *self, s64 id)
{
	self->id = id;
}

static void functions_box_construct(struct functions_box *self, struct functions_java_lang_object *content_given)
{
	struct functions_java_lang_object *content __free(functions_java_lang_object) = content_given;

	self->content = no_free_ptr(content);
}

static int functions_box_with(struct functions_box *self, struct functions_function *function, struct functions_java_lang_object **result)
{
	int status;
	struct functions_java_lang_object *t2 __free(functions_java_lang_object) = NULL;

	status = functions_function_apply(function, self->content, &t2);
	if (status)
		return status;
	*result = no_free_ptr(t2);
	return 0;
}

static void functions_two_construct(struct functions_two *self, struct functions_java_lang_object *first_given, struct functions_number2 *second_given)
{
	struct functions_java_lang_object *first __free(functions_java_lang_object) = first_given;
	struct functions_number2 *second __free(functions_number2) = second_given;

	self->first = no_free_ptr(first);
	self->second = no_free_ptr(second);
}

static int functions_two_sum(struct functions_two *self)
{
	int t1;

	t1 = functions_number2_value(self->second);
	return t1 + 1;
}

static void functions_small_construct(struct functions_small *self, int value_)
{
	self->value = value_;
}

static void functions_big_construct(struct functions_big *self, int value_)
{
	self->value = value_;
}

static void functions_plus_construct(struct functions_plus *self, int more)
{
	self->more = more;
}

static int functions_plus_apply(struct functions_plus *self, int a, int b)
{
	return a + b + self->more;
}

static void functions_by_number_construct(struct functions_by_number *self)
{
}

static bool functions_by_number_test(struct functions_by_number *self, struct functions_number *value_)
{
	return value_->value > 10;
}

static void functions_operations_construct(struct functions_operations *self, struct functions_int_operation *first_given, struct functions_int_operation *second_given)
{
	struct functions_int_operation *first __free(functions_int_operation) = first_given;
	struct functions_int_operation *second __free(functions_int_operation) = second_given;

	self->first = no_free_ptr(first);
	self->second = no_free_ptr(second);
}

static int functions_operations_run(struct functions_operations *self, int a, int b)
{
	struct functions_int_operation *t3;
	int t4;
	int t5;

	t3 = functions_int_operation_self(self->second);
	t4 = functions_int_operation_apply(self->first, a, b);
	t5 = functions_int_operation_apply(t3, t4, b);
	return t5;
}

static int functions_lambda1(int a, int b)
{
	return a * b;
}

static int functions_lambda2(int a0, int a1)
{
	int t2;

	t2 = functions_power(a0, a1);
	return t2;
}

static int functions_lambda3(int a, int b)
{
	int sum = 0;

	for (int i = 0; i < b; i++) {
		jiffy_reschedule();
		sum = sum + a;
	}
	return sum;
}

static int functions_lambda4(struct functions_number *a0, struct functions_number **result)
{
	int status;
	struct functions_number *t1 __free(functions_number) = NULL;

	status = functions_number_next(a0, &t1);
	if (status)
		return status;
	*result = no_free_ptr(t1);
	return 0;
}

static bool functions_lambda5(struct functions_number *a0)
{
	bool t1;

	t1 = functions_number_is_even(a0);
	return t1;
}

static int functions_lambda6(int a0, struct functions_number **result)
{
	struct functions_number *t1 __free(functions_number) = NULL;

	t1 = kzalloc(sizeof(struct functions_number), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t1->class = FUNCTIONS_CLASS_NUMBER;
	functions_number_construct(t1, a0);
	*result = no_free_ptr(t1);
	return 0;
}

static void functions_lambda7(void)
{
	pr_info("task\n");
}

static int functions_lambda8(struct functions_number *a0, struct functions_number **result)
{
	int status;
	struct functions_number *t1 __free(functions_number) = NULL;

	status = functions_fails((struct functions_java_lang_object *)a0, &t1);
	if (status)
		return status;
	*result = no_free_ptr(t1);
	return 0;
}

static bool functions_box_equals(struct functions_box *self, struct functions_box *other)
{
	bool t2;

	if (!other)
		return false;
	t2 = self->content == other->content;
	if ((!t2) && self->content)
		t2 = functions_java_lang_object_equals_any(self->content, other->content);
	if (!t2)
		return false;
	return true;
}

static bool functions_number_equals(struct functions_number *self, struct functions_number *other)
{
	if (!other)
		return false;
	if (!(self->value == other->value))
		return false;
	return true;
}

static bool functions_number_equals_2(struct functions_number *self, struct functions_java_lang_object *other)
{
	bool t2;

	if (!(other && (other->class == FUNCTIONS_CLASS_NUMBER)))
		return false;
	t2 = functions_number_equals(self, (struct functions_number *)other);
	return t2;
}

static bool functions_name_equals(struct functions_name *self, struct functions_name *other)
{
	if (!other)
		return false;
	if (!(self->id == other->id))
		return false;
	return true;
}

static bool functions_name_equals_2(struct functions_name *self, struct functions_java_lang_object *other)
{
	bool t2;

	if (!(other && (other->class == FUNCTIONS_CLASS_NAME)))
		return false;
	t2 = functions_name_equals(self, (struct functions_name *)other);
	return t2;
}

static bool functions_small_equals(struct functions_small *self, struct functions_small *other)
{
	if (!other)
		return false;
	if (!(self->value == other->value))
		return false;
	return true;
}

static bool functions_small_equals_2(struct functions_small *self, struct functions_java_lang_object *other)
{
	bool t2;

	if (!(other && (other->class == FUNCTIONS_CLASS_SMALL)))
		return false;
	t2 = functions_small_equals(self, (struct functions_small *)other);
	return t2;
}

static bool functions_big_equals(struct functions_big *self, struct functions_big *other)
{
	if (!other)
		return false;
	if (!(self->value == other->value))
		return false;
	return true;
}

static bool functions_big_equals_2(struct functions_big *self, struct functions_java_lang_object *other)
{
	bool t2;

	if (!(other && (other->class == FUNCTIONS_CLASS_BIG)))
		return false;
	t2 = functions_big_equals(self, (struct functions_big *)other);
	return t2;
}

static bool functions_java_lang_object_equals(struct functions_java_lang_object *self, struct functions_java_lang_object *other)
{
	return self == other;
}

static int functions_big_hash_code(struct functions_big *self)
{
	int hash = 0;

	hash = hash * 31 + self->value;
	return hash;
}

static int functions_small_value(struct functions_small *self)
{
	return self->value;
}

static int functions_big_value(struct functions_big *self)
{
	return self->value;
}

static int functions_maker_make(struct functions_maker *self, int number, struct functions_java_lang_object **result)
{
	int status;
	struct functions_number *t2 __free(functions_number) = NULL;

	status = functions_lambda6(number, &t2);
	if (status)
		return status;
	*result = (struct functions_java_lang_object *)no_free_ptr(t2);
	return 0;
}

static void functions_task_run(struct functions_task *self)
{
	functions_lambda7();
}

static int functions_number2_value(struct functions_number2 *self)
{
	switch (self->class) {
	case FUNCTIONS_CLASS_SMALL:
		{
			int t1;

			t1 = functions_small_value((struct functions_small *)self);
			return t1;
		}
		break;
	case FUNCTIONS_CLASS_BIG:
	default:
		{
			int t2;

			t2 = functions_big_value((struct functions_big *)self);
			return t2;
		}
		break;
	}
}

static int functions_condition_test(struct functions_condition *self, struct functions_java_lang_object *value_, bool *result)
{
	switch (self->class) {
	case FUNCTIONS_CLASS_BY_NUMBER:
		{
			bool t2;

			if (value_ && (!(value_->class == FUNCTIONS_CLASS_NUMBER)))
				return JIFFY_FAULT(JIFFY_CLASS_CAST);
			t2 = functions_by_number_test((struct functions_by_number *)self, (struct functions_number *)value_);
			*result = t2;
			return 0;
		}
		break;
	case FUNCTIONS_CLASS_LAMBDA5:
	default:
		{
			bool t3;

			if (value_ && (!(value_->class == FUNCTIONS_CLASS_NUMBER)))
				return JIFFY_FAULT(JIFFY_CLASS_CAST);
			t3 = functions_lambda5((struct functions_number *)value_);
			*result = t3;
			return 0;
		}
		break;
	}
	return 0;
}

static int functions_function_apply(struct functions_function *self, struct functions_java_lang_object *argument, struct functions_java_lang_object **result)
{
	int status;

	switch (self->class) {
	case FUNCTIONS_CLASS_LAMBDA4:
		{
			struct functions_number *t2 __free(functions_number) = NULL;

			if (argument && (!(argument->class == FUNCTIONS_CLASS_NUMBER)))
				return JIFFY_FAULT(JIFFY_CLASS_CAST);
			status = functions_lambda4((struct functions_number *)argument, &t2);
			if (status)
				return status;
			*result = (struct functions_java_lang_object *)no_free_ptr(t2);
			return 0;
		}
		break;
	case FUNCTIONS_CLASS_LAMBDA8:
	default:
		{
			struct functions_number *t3 __free(functions_number) = NULL;

			if (argument && (!(argument->class == FUNCTIONS_CLASS_NUMBER)))
				return JIFFY_FAULT(JIFFY_CLASS_CAST);
			status = functions_lambda8((struct functions_number *)argument, &t3);
			if (status)
				return status;
			*result = (struct functions_java_lang_object *)no_free_ptr(t3);
			return 0;
		}
		break;
	}
	return 0;
}

static int functions_int_operation_apply(struct functions_int_operation *self, int a, int b)
{
	switch (self->class) {
	case FUNCTIONS_CLASS_PLUS:
		{
			int t3;

			t3 = functions_plus_apply((struct functions_plus *)self, a, b);
			return t3;
		}
		break;
	case FUNCTIONS_CLASS_LAMBDA1:
		{
			int t4;

			t4 = functions_lambda1(a, b);
			return t4;
		}
		break;
	case FUNCTIONS_CLASS_LAMBDA2:
		{
			int t5;

			t5 = functions_lambda2(a, b);
			return t5;
		}
		break;
	case FUNCTIONS_CLASS_LAMBDA3:
	default:
		{
			int t6;

			t6 = functions_lambda3(a, b);
			return t6;
		}
		break;
	}
}

static bool functions_java_lang_object_equals_any(struct functions_java_lang_object *self, struct functions_java_lang_object *arg0)
{
	switch (self->class) {
	case FUNCTIONS_CLASS_NUMBER:
		{
			bool t2;

			t2 = functions_number_equals_2((struct functions_number *)self, arg0);
			return t2;
		}
		break;
	case FUNCTIONS_CLASS_NAME:
		{
			bool t3;

			t3 = functions_name_equals_2((struct functions_name *)self, arg0);
			return t3;
		}
		break;
	case FUNCTIONS_CLASS_SMALL:
		{
			bool t4;

			t4 = functions_small_equals_2((struct functions_small *)self, arg0);
			return t4;
		}
		break;
	case FUNCTIONS_CLASS_BIG:
		{
			bool t5;

			t5 = functions_big_equals_2((struct functions_big *)self, arg0);
			return t5;
		}
		break;
	case FUNCTIONS_CLASS_PLUS:
	case FUNCTIONS_CLASS_BY_NUMBER:
	case FUNCTIONS_CLASS_LAMBDA1:
	case FUNCTIONS_CLASS_LAMBDA2:
	case FUNCTIONS_CLASS_LAMBDA3:
	case FUNCTIONS_CLASS_LAMBDA4:
	case FUNCTIONS_CLASS_LAMBDA5:
	case FUNCTIONS_CLASS_LAMBDA6:
	case FUNCTIONS_CLASS_LAMBDA7:
	case FUNCTIONS_CLASS_LAMBDA8:
	default:
		{
			bool t6;

			t6 = functions_java_lang_object_equals(self, arg0);
			return t6;
		}
		break;
	}
}

static int __init functions_init(void)
{
	struct functions *self = &functions_self;
	int status;

	status = functions_construct(self);
	if (status)
		return jiffy_report(status);
	return 0;
}
module_init(functions_init);

static void __exit functions_exit(void)
{
}
module_exit(functions_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Functions");
