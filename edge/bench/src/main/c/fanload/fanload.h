/* fanload: the fan-out load generator of io.fitconnect.bench.fanout. What its files share. */
#ifndef FANLOAD_H
#define FANLOAD_H
#define _GNU_SOURCE
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Options. */
enum proto { PROTO_WS, PROTO_SIO };
enum publishing { PUBLISH_SAME, PUBLISH_HTTP, PUBLISH_NONE };
enum hello { HELLO_NONE, HELLO_TEXT, HELLO_BINARY };

struct options {
    const char *path, *pub_path, *subprotocol, *marker, *pids, *resume;
    char *hello;
    size_t hello_len;
    enum hello hello_kind;
    int port, n, spread, size, window, secs, warmup, inflight, connect_timeout;
    int slow, slow_rate, slow_buffer;
    double rate;
    enum proto proto;
    enum publishing publishing;
    bool ready_on_message, versions, step;
    int storms;
};
extern struct options opt;

/* A log-linear histogram of nanoseconds, at most 1.6 % off. */
#define HIST_SUB 64
#define HIST_BUCKETS (64 * HIST_SUB)
struct hist { uint64_t b[HIST_BUCKETS], n; int64_t max; };
void hist_add(struct hist *h, int64_t ns);
double hist_ms(const struct hist *h, double percent);

/* Time and ends. */
enum phase { PH_CONNECT, PH_RUN, PH_MEASURE, PH_DRAIN, PH_STOP };
extern _Atomic int phase;
extern _Atomic int64_t win_start, win_end; /* of the intended times that count */
int64_t now_ns(void);
void sleep_until(int64_t ns);
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The wire. */
struct sockaddr_in target(void);
size_t ws_frame(uint8_t *out, uint8_t opcode, const void *payload, size_t n);
bool ws_send(int fd, uint8_t opcode, const void *payload, size_t n);
bool send_all(int fd, const void *bytes, size_t n);
size_t upgrade_request(char *out, size_t cap, const char *path);

/* Subscribers: one thread, one epoll. */
enum conn_state { C_NEW, C_CONNECTING, C_HTTP, C_WAIT, C_READY, C_DEAD };

struct conn {
    int fd;
    enum conn_state state;
    bool slow, resuming;
    uint8_t *carry;
    uint32_t carry_len, carry_cap;
    uint64_t epoch, version;
    int64_t newest;               /* the latest stamp it has seen */
};

struct tally {
    _Atomic int ready, failed, closed, slow_closed;
    _Atomic uint64_t delivered;   /* messages of readers that keep up, ever */
    _Atomic uint64_t in_window;   /* of those, while measuring */
    _Atomic uint64_t bytes;       /* payload bytes of those */
    uint64_t slow_frames;         /* messages read by slow ones while measuring */
    uint64_t updates;             /* stamps not seen before in messages in the window: what was published and arrived */
    uint64_t stamped;             /* intended inside the window, whenever they came */
    uint64_t gaps;                /* deltas that do not follow on what was held */
    uint64_t resumed_by_delta, resumed_by_snapshot, resumed_in_time;
    struct hist latency, slow_age, resume_time;
};
extern struct tally tally;
extern int64_t storm_at;
void storm_tally_reset(void);

void subscribers_start(void);
void subscribers_stop(void);
void subscribers_storm(void);     /* all drop and come back */
void on_message(struct conn *c, const uint8_t *payload, size_t n, int64_t now);
ssize_t parse_frames(struct conn *c, uint8_t *p, size_t n, int64_t now);
void send_hello(struct conn *c, int number);
void conn_ready(struct conn *c);

/* The publisher. */
extern _Atomic uint64_t published, published_in_window, stalls;
extern int progress_fd;           /* wakes a closed-loop publisher */
void publisher_start(void);
void publisher_join(void);

/* What processes used. */
double cpu_seconds(const char *pids);
double own_cpu_seconds(void);

#endif
