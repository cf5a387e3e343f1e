// SPDX-License-Identifier: MIT OR GPL-2.0
//
// The lab's end inside a guest. As process 1 it runs the commands that arrive over the
// virtio-serial ports named "jiffy.*", or the serial lines that the kernel's command line names, any
// number at once, and sends back what they print and how they end.
//
//   jiffy-agent serve      the agent itself
//   jiffy-agent kmsg       prints the kernel log as raw /dev/kmsg records and ends
//   jiffy-agent read ..., write ..., ...  makes system calls: see calls.c
//
// A port is one session: the host's end may go away and come back at any moment. A frame is four
// little-endian words (magic, type, channel, length) and a payload; Frame.java is the other side.

#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum {
    MAGIC = 0x3159464a, /* "JFY1" */
    PAYLOAD_MAX = 65536,
    OUTPUT_HIGH = 4 * PAYLOAD_MAX, /* above this much unsent output, commands have to wait */
    PORTS_MAX = 16,
};

enum frame_type {
    HELLO = 1, EXEC = 2, STDIN = 3, STDIN_EOF = 4, SIGNAL = 5, RESIZE = 6,
    WELCOME = 101, STDOUT = 103, STDERR = 104, EXITED = 105, CREDIT = 106,
};

int call(int count, char **words);

struct frame {
    uint32_t magic, type, channel, length;
};

struct hello {
    uint64_t nonce, epoch_ns;
    uint32_t virtual_time, reserved;
};

/* followed by NUL-terminated strings: folder, arguments, environment */
struct exec {
    uint32_t pty, uid, gid, rows, columns, arguments, variables;
};

struct buffer {
    char *data;
    size_t length, capacity;
};

struct command {
    struct command *next;
    uint32_t channel;
    pid_t pid;
    int running, status;
    int in, out, err; /* our ends, -1 when closed; a terminal has in == out */
    int pty, eof_wanted;
    struct buffer input;
};

struct session {
    int port;
    int connected, virtual_time;
    struct buffer received, unsent;
    struct command *commands;
};

static struct session sessions[PORTS_MAX];
static int session_count;

static void *allocate(void *old, size_t size)
{
    void *memory = realloc(old, size);
    if (!memory) {
        dprintf(2, "jiffy-agent: out of memory\n");
        _exit(1);
    }
    return memory;
}

static char *reserve(struct buffer *buffer, size_t more)
{
    if (buffer->length + more > buffer->capacity) {
        buffer->capacity = 2 * (buffer->length + more);
        buffer->data = allocate(buffer->data, buffer->capacity);
    }
    return buffer->data + buffer->length;
}

static void append(struct buffer *buffer, const void *data, size_t length)
{
    memcpy(reserve(buffer, length), data, length);
    buffer->length += length;
}

static void consume(struct buffer *buffer, size_t length)
{
    buffer->length -= length;
    memmove(buffer->data, buffer->data + length, buffer->length);
}

static void send_frame(struct session *s, uint32_t type, uint32_t channel, const void *data,
                       uint32_t length)
{
    struct frame frame = {MAGIC, type, channel, length};
    append(&s->unsent, &frame, sizeof frame);
    if (length)
        append(&s->unsent, data, length);
}

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void close_input(struct command *c)
{
    if (c->pty)
        return; /* one descriptor for both directions; ends with the output */
    close_end(&c->in);
}

static void forget(struct session *s, struct command *gone)
{
    struct command **link = &s->commands;
    while (*link != gone)
        link = &(*link)->next;
    *link = gone->next;
    if (!gone->pty)
        close_end(&gone->in);
    close_end(&gone->out);
    close_end(&gone->err);
    free(gone->input.data);
    free(gone);
}

static void reset(struct session *s)
{
    while (s->commands) {
        if (s->commands->running)
            kill(-s->commands->pid, SIGKILL);
        forget(s, s->commands);
    }
    s->received.length = s->unsent.length = 0;
    s->virtual_time = 0;
}

/* --- starting commands ------------------------------------------------------------------- */

static void take_terminal(const char *name, const struct exec *e)
{
    int fd = open(name, O_RDWR);
    struct winsize size = {.ws_row = e->rows, .ws_col = e->columns};
    ioctl(fd, TIOCSCTTY, 0);
    ioctl(fd, TIOCSWINSZ, &size);
    if (e->uid)
        fchown(fd, e->uid, e->gid);
    dup2(fd, 0);
    dup2(fd, 1);
    dup2(fd, 2);
}

static void become(const struct exec *e, const char *folder, char **arguments, char **variables)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    if (setgroups(0, NULL) || setgid(e->gid) || setuid(e->uid)) {
        dprintf(2, "cannot become user %u: %s\n", e->uid, strerror(errno));
        _exit(126);
    }
    if (chdir(folder)) {
        dprintf(2, "cannot go to %s: %s\n", folder, strerror(errno));
        _exit(126);
    }
    clearenv();
    for (; *variables; variables++)
        putenv(*variables);
    execvp(arguments[0], arguments);
    dprintf(2, "cannot run %s: %s\n", arguments[0], strerror(errno));
    _exit(errno == ENOENT ? 127 : 126);
}

static char **take_strings(char **cursor, char *end, uint32_t count)
{
    char **strings = allocate(NULL, (count + 1) * sizeof *strings);
    uint32_t taken = 0;
    while (taken < count && *cursor < end) {
        strings[taken++] = *cursor;
        *cursor += strlen(*cursor) + 1;
    }
    strings[taken] = NULL;
    return strings;
}

static int open_channel_ends(struct command *c, int child[3], char terminal[64])
{
    int in[2], out[2], err[2];
    if (c->pty) {
        c->in = c->out = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
        return c->out < 0 || unlockpt(c->out) || ptsname_r(c->out, terminal, 64) ? -1 : 0;
    }
    if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC))
        return -1;
    c->in = in[1], c->out = out[0], c->err = err[0];
    child[0] = in[0], child[1] = out[1], child[2] = err[1];
    fcntl(c->in, F_SETFL, O_NONBLOCK);
    fcntl(c->out, F_SETFL, O_NONBLOCK);
    fcntl(c->err, F_SETFL, O_NONBLOCK);
    return 0;
}

static void start(struct session *s, uint32_t channel, char *payload, uint32_t length)
{
    struct exec *e = (struct exec *)payload;
    char *cursor = payload + sizeof *e, *end = payload + length;
    char terminal[64] = "";
    int child[3] = {-1, -1, -1};
    struct command *c = allocate(NULL, sizeof *c);
    char *folder = cursor, **arguments, **variables;

    cursor += strlen(folder) + 1;
    arguments = take_strings(&cursor, end, e->arguments);
    variables = take_strings(&cursor, end, e->variables);
    *c = (struct command){.next = s->commands, .channel = channel, .running = 1,
                          .in = -1, .out = -1, .err = -1, .pty = e->pty};
    s->commands = c;
    if (open_channel_ends(c, child, terminal))
        dprintf(2, "jiffy-agent: no descriptors: %s\n", strerror(errno));
    c->pid = fork();
    if (c->pid == 0) {
        setsid();
        if (c->pty) {
            take_terminal(terminal, e);
        } else {
            for (int i = 0; i < 3; i++)
                dup2(child[i], i);
        }
        become(e, folder, arguments, variables);
    }
    for (int i = 0; i < 3; i++)
        close_end(&child[i]);
    if (c->pid < 0) {
        c->running = 0;
        c->status = 126 << 8;
    }
    free(arguments);
    free(variables);
}

/* --- frames from the host ---------------------------------------------------------------- */

static void greet(struct session *s, const struct hello *hello)
{
    struct hello answer = *hello;
    struct timespec now = {hello->epoch_ns / 1000000000, hello->epoch_ns % 1000000000};
    struct buffer rest = s->received;
    s->received = (struct buffer){0};
    reset(s);
    s->received = rest;
    s->virtual_time = answer.virtual_time;
    if (answer.epoch_ns)
        clock_settime(CLOCK_REALTIME, &now);
    send_frame(s, WELCOME, 0, &answer, sizeof answer);
}

static struct command *find(struct session *s, uint32_t channel)
{
    struct command *c = s->commands;
    while (c && c->channel != channel)
        c = c->next;
    return c;
}

static void resize(struct command *c, const uint32_t *rows_columns)
{
    struct winsize size = {.ws_row = rows_columns[0], .ws_col = rows_columns[1]};
    ioctl(c->out, TIOCSWINSZ, &size);
}

static void handle(struct session *s, const struct frame *f, char *payload)
{
    struct command *c = find(s, f->channel);
    switch (f->type) {
    case HELLO:
        if (f->length == sizeof(struct hello))
            greet(s, (struct hello *)payload);
        break;
    case EXEC:
        if (!c && f->length > sizeof(struct exec) && !payload[f->length - 1])
            start(s, f->channel, payload, f->length);
        break;
    case STDIN:
        if (c && c->in >= 0)
            append(&c->input, payload, f->length);
        break;
    case STDIN_EOF:
        if (c)
            c->eof_wanted = 1;
        break;
    case SIGNAL:
        if (c && c->running && f->length == 4)
            kill(-c->pid, *(int32_t *)payload);
        break;
    case RESIZE:
        if (c && c->pty && f->length == 8)
            resize(c, (uint32_t *)payload);
        break;
    }
}

static void parse(struct session *s)
{
    /* A host that went away in the middle of a frame leaves a torn one: skip to the next magic. */
    for (;;) {
        struct frame f;
        uint32_t *payload;
        if (s->received.length < sizeof f)
            return;
        memcpy(&f, s->received.data, sizeof f);
        if (f.magic != MAGIC || f.length > PAYLOAD_MAX) {
            consume(&s->received, 1);
            continue;
        }
        if (s->received.length < sizeof f + f.length)
            return;
        payload = allocate(NULL, f.length + 8);
        memcpy(payload, s->received.data + sizeof f, f.length);
        consume(&s->received, sizeof f + f.length);
        handle(s, &f, (char *)payload);
        free(payload);
    }
}

static void receive(struct session *s)
{
    ssize_t n = read(s->port, reserve(&s->received, PAYLOAD_MAX), PAYLOAD_MAX);
    if (n > 0) {
        s->received.length += n;
        parse(s);
    }
}

static void flush_port(struct session *s)
{
    size_t sent = 0;
    while (sent < s->unsent.length) {
        size_t size = s->unsent.length - sent;
        ssize_t n = write(s->port, s->unsent.data + sent, size < 32768 ? size : 32768);
        if (n <= 0)
            break;
        sent += n;
    }
    if (sent)
        consume(&s->unsent, sent);
}

/* --- what commands read and print -------------------------------------------------------- */

static void feed(struct session *s, struct command *c)
{
    if (c->in < 0)
        return;
    while (c->input.length) {
        ssize_t n = write(c->in, c->input.data, c->input.length);
        uint32_t credit = n;
        if (n < 0 && errno == EAGAIN)
            return;
        if (n < 0) { /* nobody reads any more: swallow the rest, so that the host need not wait */
            credit = c->input.length;
            c->input.length = 0;
            c->eof_wanted = 1;
        } else {
            consume(&c->input, n);
        }
        send_frame(s, CREDIT, c->channel, &credit, sizeof credit);
    }
    if (c->eof_wanted)
        close_input(c);
}

/* Returns whether there may be more. */
static int drain(struct session *s, struct command *c, int *fd, uint32_t type)
{
    static char chunk[32768];
    ssize_t n = *fd < 0 ? 0 : read(*fd, chunk, sizeof chunk);
    if (n > 0) {
        send_frame(s, type, c->channel, chunk, n);
        return 1;
    }
    if (*fd >= 0 && !(n < 0 && errno == EAGAIN))
        close_end(fd);
    return 0;
}

/* What is in the pipes when a command ends is its own; background children are not waited for. */
static void finish(struct session *s, struct command *c)
{
    uint32_t code = WIFSIGNALED(c->status) ? 128 + WTERMSIG(c->status) : WEXITSTATUS(c->status);
    while (drain(s, c, &c->out, STDOUT))
        ;
    while (drain(s, c, &c->err, STDERR))
        ;
    send_frame(s, EXITED, c->channel, &code, sizeof code);
    forget(s, c);
}

static void reap(void)
{
    int status;
    pid_t pid;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
        for (int i = 0; i < session_count; i++)
            for (struct command *c = sessions[i].commands; c; c = c->next)
                if (c->running && c->pid == pid) {
                    c->running = 0;
                    c->status = status;
                }
}

static void serve_session(struct session *s, short events)
{
    struct command *next;
    if (events & POLLHUP) {
        reset(s);
        s->connected = 0;
        return;
    }
    if (events & POLLIN)
        receive(s);
    for (struct command *c = s->commands; c; c = next) {
        next = c->next;
        feed(s, c);
        if (s->unsent.length < OUTPUT_HIGH) {
            drain(s, c, &c->out, STDOUT);
            drain(s, c, &c->err, STDERR);
            if (!c->running)
                finish(s, c);
        }
    }
    flush_port(s);
}

/* --- the loop ------------------------------------------------------------------------------ */

static struct pollfd *polled;
static int polled_count;

static void watch(int fd, short events)
{
    polled = allocate(polled, (polled_count + 1) * sizeof *polled);
    polled[polled_count++] = (struct pollfd){.fd = fd, .events = events};
}

/*
 * Ports come first, in order. One without a host always polls as hung up, so it is left out until
 * SIGIO says that something changed.
 *
 * In virtual time an idle processor makes the clock jump, so while the host thinks (and before it
 * stops the machine) the agent stays busy instead of waiting.
 */
static int watch_all(int signals, int ports_changed)
{
    int timeout = ports_changed ? 0 : -1;
    polled_count = 0;
    for (int i = 0; i < session_count; i++) {
        struct session *s = &sessions[i];
        if (ports_changed)
            s->connected = 1; /* until poll says otherwise */
        watch(s->connected ? s->port : -1, POLLIN | (s->unsent.length ? POLLOUT : 0));
    }
    watch(signals, POLLIN);
    for (int i = 0; i < session_count; i++) {
        struct session *s = &sessions[i];
        int full = s->unsent.length >= OUTPUT_HIGH;
        if (s->connected && s->virtual_time && !s->commands)
            timeout = 0;
        for (struct command *c = s->commands; c; c = c->next) {
            if (c->in >= 0 && c->input.length)
                watch(c->in, POLLOUT);
            if (!full && c->out >= 0)
                watch(c->out, POLLIN);
            if (!full && c->err >= 0)
                watch(c->err, POLLIN);
            if (!full && !c->running)
                timeout = 0;
        }
    }
    return timeout;
}

static void serve_forever(int signals)
{
    int ports_changed = 1;
    for (;;) {
        struct signalfd_siginfo info;
        int timeout = watch_all(signals, ports_changed);
        ports_changed = 0;
        if (poll(polled, polled_count, timeout) < 0 && errno != EINTR)
            _exit(1);
        while (read(signals, &info, sizeof info) > 0)
            if (info.ssi_signo == SIGIO)
                ports_changed = 1;
        reap();
        for (int i = 0; i < session_count; i++)
            serve_session(&sessions[i], polled[i].revents);
    }
}

static int is_ours(const char *port)
{
    char path[512], name[64] = "";
    int fd;
    snprintf(path, sizeof path, "/sys/class/virtio-ports/%s/name", port);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    if (read(fd, name, sizeof name - 1) < 0)
        name[0] = 0;
    close(fd);
    return !strncmp(name, "jiffy.", 6);
}

static int open_port(const char *path)
{
    int fd = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    fcntl(fd, F_SETOWN, getpid());
    fcntl(fd, F_SETFL, O_NONBLOCK | O_ASYNC);
    return fd;
}

static int count_ports(int open_them)
{
    struct dirent *entry;
    DIR *folder = opendir("/sys/class/virtio-ports");
    int count = 0;
    while (folder && (entry = readdir(folder)))
        if (is_ours(entry->d_name) && count < PORTS_MAX) {
            char path[512];
            snprintf(path, sizeof path, "/dev/%s", entry->d_name);
            if (open_them)
                sessions[count].port = open_port(path);
            count++;
        }
    if (folder)
        closedir(folder);
    return count;
}

/* What follows an option of the kernel's command line, or NULL. */
static const char *kernel_option(const char *name)
{
    static char line[4096];
    const char *option;
    int fd = open("/proc/cmdline", O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? 0 : read(fd, line, sizeof line - 1);
    line[n < 0 ? 0 : n] = 0;
    close(fd);
    option = strstr(line, name);
    return option ? option + strlen(name) : NULL;
}

static int expected_ports(void)
{
    const char *count = kernel_option("jiffy.ports=");
    return count ? atoi(count) : 1;
}

/* A serial line knows nothing of the host's end: it is always connected. */
static int open_line(const char *path)
{
    struct termios plain;
    int fd = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (fd >= 0 && !tcgetattr(fd, &plain)) {
        cfmakeraw(&plain);
        tcsetattr(fd, TCSANOW, &plain);
    }
    return fd;
}

/*
 * What reaches a line before it is raw is edited, echoed and lost, so the host waits for a welcome
 * that it has not asked for.
 */
static void announce(struct session *first)
{
    struct hello nobody = {0};
    send_frame(first, WELCOME, 0, &nobody, sizeof nobody);
}

/* Opens the lines whose names begin so, if the host has named any. */
static int open_lines(int expected)
{
    const char *option = kernel_option("jiffy.line=");
    char prefix[64], path[96];
    int count = 0;
    if (!option || sscanf(option, "%63s", prefix) != 1)
        return 0;
    while (count < expected && count < PORTS_MAX) {
        snprintf(path, sizeof path, "%s%d", prefix, count);
        sessions[count].port = open_line(path);
        if (sessions[count].port < 0)
            break;
        count++;
    }
    announce(&sessions[0]);
    return count;
}

static int open_ports(int expected)
{
    for (int tries = 0; count_ports(0) < expected && tries < 500; tries++)
        usleep(10000);
    return count_ports(1);
}

static int serve(void)
{
    sigset_t awaited;
    int expected = expected_ports();
    sigemptyset(&awaited);
    sigaddset(&awaited, SIGCHLD);
    sigaddset(&awaited, SIGIO);
    sigprocmask(SIG_BLOCK, &awaited, NULL);
    signal(SIGPIPE, SIG_IGN);
    session_count = open_lines(expected);
    if (!session_count)
        session_count = open_ports(expected);
    if (!session_count) {
        dprintf(2, "jiffy-agent: no port to the host\n");
        return 1;
    }
    serve_forever(signalfd(-1, &awaited, SFD_NONBLOCK | SFD_CLOEXEC));
    return 1;
}

static int write_all(int fd, const char *data, size_t length)
{
    while (length) {
        ssize_t n = write(fd, data, length);
        if (n < 0)
            return 1;
        data += n;
        length -= n;
    }
    return 0;
}

static int print_kernel_log(void)
{
    struct buffer log = {0};
    int fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK);
    if (fd < 0) {
        perror("/dev/kmsg");
        return 1;
    }
    for (;;) {
        ssize_t n = read(fd, reserve(&log, 16384), 16384);
        if (n < 0 && errno == EPIPE)
            continue; /* records were overwritten meanwhile */
        if (n <= 0)
            return write_all(1, log.data, log.length);
        log.length += n;
    }
}

int main(int count, char **arguments)
{
    if (count == 2 && !strcmp(arguments[1], "serve"))
        return serve();
    if (count == 2 && !strcmp(arguments[1], "kmsg"))
        return print_kernel_log();
    return call(count - 1, arguments + 1); /* calls.c */
}
