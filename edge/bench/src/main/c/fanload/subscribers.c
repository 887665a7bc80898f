/* Many subscribers on one thread: they connect, greet and read; slow ones read a little every 100 ms. */
#include "fanload.h"
#include <errno.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define BUFFER (8 << 20)
#define SLOW_STEPS_PER_S 10
#define PER_ADDRESS 4000
#define STORM_INFLIGHT 4000 /* a usual accept queue holds 4096 */

struct tally tally;
int64_t storm_at;
static struct conn *conns;
static int total, next_conn, inflight, poller;
static uint8_t *buffer;
static pthread_t thread;
static _Atomic bool storm_wanted;

static void keep(struct conn *c, const uint8_t *p, size_t n)
{
    if (n > c->carry_cap) {
        c->carry_cap = (uint32_t)(n < 512 ? 512 : n * 2);
        uint8_t *wider = malloc(c->carry_cap);
        memcpy(wider, p, n);
        free(c->carry);
        c->carry = wider;
    } else if (n) memmove(c->carry, p, n);
    c->carry_len = (uint32_t)n;
}

static void forget(struct conn *c)
{
    if (c->fd >= 0) close(c->fd);
    c->fd = -1;
    free(c->carry);
    c->carry = NULL;
    c->carry_len = c->carry_cap = 0;
}

void conn_ready(struct conn *c)
{
    if (c->state != C_WAIT) return;
    c->state = C_READY;
    inflight--;
    atomic_fetch_add(&tally.ready, 1);
    if (c->slow) epoll_ctl(poller, EPOLL_CTL_DEL, c->fd, NULL);
}

static void dead(struct conn *c)
{
    if (c->state == C_READY) atomic_fetch_add(c->slow ? &tally.slow_closed : &tally.closed, 1);
    else { inflight--; atomic_fetch_add(&tally.failed, 1); }
    c->state = C_DEAD;
    forget(c);
}

static void take(struct conn *c, size_t most)
{
    size_t have = c->carry_len;
    if (have) memcpy(buffer, c->carry, have);
    ssize_t r = recv(c->fd, buffer + have, most < BUFFER - have ? most : BUFFER - have, MSG_DONTWAIT);
    if (r == 0) { dead(c); return; }
    if (r < 0) { if (errno != EAGAIN && errno != EINTR) dead(c); return; }
    size_t n = have + (size_t)r, o = 0;
    if (c->state == C_HTTP) {
        uint8_t *end = memmem(buffer, n, "\r\n\r\n", 4);
        if (!end) { keep(c, buffer, n); return; }
        if (n < 12 || memcmp(buffer + 8, " 101", 4)) {
            if (!atomic_load(&tally.failed)) fprintf(stderr, "fanload: refused: %.60s\n", buffer);
            dead(c);
            return;
        }
        o = (size_t)(end + 4 - buffer);
        c->state = C_WAIT;
        send_hello(c, (int)(c - conns));
        if (opt.proto == PROTO_WS && !opt.ready_on_message) conn_ready(c);
    }
    ssize_t used = parse_frames(c, buffer + o, n - o, now_ns());
    if (used < 0) { dead(c); return; }
    keep(c, buffer + o + used, n - o - (size_t)used);
}

/*
 * Each few thousand connections come from a loopback address of their own (127.0.0.2, .3, ...). From one address the
 * kernel has 28,000 ports, half of which it tries to keep free, and looks ever longer for one as they fill up.
 */
static void come_from(int fd)
{
    static uint32_t opened;
    int later = 1;
    struct sockaddr_in from = { .sin_family = AF_INET };
    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + opened++ / PER_ADDRESS);
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &later, sizeof later);
    if (bind(fd, (struct sockaddr *)&from, sizeof from)) die("bind: %s", strerror(errno));
}

static void connect_more(const struct sockaddr_in *a)
{
    while (inflight < opt.inflight && next_conn < total) {
        struct conn *c = &conns[next_conn++];
        c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (c->fd < 0) die("socket: %s (raise ulimit -n?)", strerror(errno));
        inflight++;
        come_from(c->fd);
        if (c->slow) setsockopt(c->fd, SOL_SOCKET, SO_RCVBUF, &opt.slow_buffer, sizeof opt.slow_buffer);
        c->state = C_CONNECTING;
        if (connect(c->fd, (const struct sockaddr *)a, sizeof *a) && errno != EINPROGRESS) { dead(c); continue; }
        struct epoll_event ev = { .events = EPOLLOUT, .data.ptr = c };
        epoll_ctl(poller, EPOLL_CTL_ADD, c->fd, &ev);
    }
}

static void connected(struct conn *c)
{
    char request[2048];
    int error = 0;
    socklen_t length = sizeof error;
    getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &length);
    if (error) { dead(c); return; }
    struct epoll_event ev = { .events = EPOLLIN, .data.ptr = c };
    epoll_ctl(poller, EPOLL_CTL_MOD, c->fd, &ev);
    send_all(c->fd, request, upgrade_request(request, sizeof request, opt.path));
    c->state = C_HTTP;
}

static void take_slowly(int64_t *at)
{
    int64_t now = now_ns();
    if (now < *at) return;
    *at += 1000000000 / SLOW_STEPS_PER_S;
    for (int i = opt.n; i < total; i++)
        if (conns[i].state == C_READY) take(&conns[i], (size_t)(opt.slow_rate / SLOW_STEPS_PER_S));
}

/* Everybody's connection breaks at once; what each held is kept. */
static void break_all(void)
{
    storm_tally_reset();
    tally.ready = 0;
    for (int i = 0; i < total; i++) {
        struct conn *c = &conns[i];
        forget(c);
        c->state = C_NEW;
        c->resuming = true;
    }
    next_conn = inflight = 0;
    opt.inflight = STORM_INFLIGHT;
    storm_at = now_ns();
    storm_wanted = false;
}

static void *run(void *none)
{
    struct epoll_event ev[512];
    struct sockaddr_in a = target();
    int64_t slow_at = now_ns();
    uint64_t rounds_told = 0;
    (void)none;
    while (phase != PH_STOP) {
        if (storm_wanted) break_all();
        if (next_conn < total) connect_more(&a);
        int k = epoll_wait(poller, ev, 512, opt.slow ? 10 : 50);
        for (int i = 0; i < k; i++) {
            struct conn *c = ev[i].data.ptr;
            if (c->state == C_DEAD) continue;
            if (c->state == C_CONNECTING) connected(c);
            else take(c, BUFFER);
        }
        if (opt.slow) take_slowly(&slow_at);
        uint64_t rounds = opt.window ? tally.delivered / (uint64_t)opt.n : 0;
        if (rounds != rounds_told) { /* a whole round is in: a closed-loop publisher may go on */
            uint64_t one = 1;
            rounds_told = rounds;
            if (write(progress_fd, &one, sizeof one) < 0) {}
        }
    }
    return NULL;
}

void subscribers_start(void)
{
    total = opt.n + opt.slow;
    conns = calloc((size_t)total, sizeof *conns);
    for (int i = opt.n; i < total; i++) conns[i].slow = true;
    buffer = malloc(BUFFER);
    poller = epoll_create1(EPOLL_CLOEXEC);
    pthread_create(&thread, NULL, run, NULL);
}

void subscribers_storm(void)
{
    storm_wanted = true;
    while (storm_wanted) usleep(1000);
}

void subscribers_stop(void)
{
    phase = PH_STOP;
    pthread_join(thread, NULL);
}
