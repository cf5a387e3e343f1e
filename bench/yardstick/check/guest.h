// SPDX-License-Identifier: MIT OR GPL-2.0
/* What the checks of an mp1 module work with: results as the system call gives them, errors as
 * negative numbers. */
#ifndef GUEST_H
#define GUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define STATUS "/proc/mp1/status"
#define PERIOD 100 /* ms */

extern const char *path; /* of the module */
extern char name[64];    /* of the module */
extern int passed, failed;
extern char text[4 << 20]; /* what was read last */

__attribute__((format(printf, 2, 3))) bool expect(bool right, const char *format, ...);

long sys(long result);
long load(const char *parameters);
long unload(void);
void wait_ms(int ms);
long put_to(const char *file, const char *from, size_t size);
/* To the status file. */
long put(const char *from);
long add(int pid);
/* The whole file into text, in reads of a size. */
long get_from(const char *file, size_t step);
long get(size_t step);
/* Lines that text has for a process; its time from the last one. */
int lines_of(int pid, uint64_t *time);
int lines(void);
/* By the process's CPU clock. */
uint64_t cpu_time(pid_t pid);
/* CPU time of the calling thread. */
void burn(int ms);
void *burn_thread(void *ms);
/* A process that waits for a signal. */
pid_t sleeper(void);
void end(pid_t pid);
/* Runs in a process of its own. */
void apart(void (*what)(void));

void check_behaviour(void);
void check_allocations(void);
void check_load(void);

#endif
