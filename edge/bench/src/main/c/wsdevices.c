/*
 * wsdevices - many devices on WebSockets that speak FitConnect's ingest contract: hello, then a frame a sample, and acks
 * counted by their seq. One thread, epoll; a few microseconds a frame, so that what is measured is the server.
 *
 *   wsdevices PORT TOKENS     TOKENS: a file with a bearer token a line, a device each
 *   wsdevices PORT TOKENS N   the same frames to a bare server that answers every Nth frame of a device with one byte
 *
 * Commands on stdin, one a line:  pace R S   R samples/s over all devices in turn, one write each, for S seconds
 *                                 flood W S  each device keeps up to W samples unacknowledged
 * Each starts with two seconds that don't count, then says "begin", and at its end
 *   end <seconds> <sent> <acked> <p50 us> <p95> <p99> <max> <late> <refused>
 * "late": samples that could not be sent on time. Loopback only.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { RING = 512, HELD = 1024, BUCKETS = 64 * 32, LEAD = 2 };

struct device {
    int fd, held;
    uint64_t sent, acked;
    uint8_t rest[HELD];     /* the start of a server frame whose end is still to come */
    uint8_t out[256];       /* the end of a client frame that the socket did not take */
    int owed;
    uint32_t sent_us[RING]; /* when, by seq */
};

static struct device *devices;
static int count, bare, epoll;
static uint64_t sent, acked, late, refused, welcomed, hist[BUCKETS];
static uint32_t mask = 0x9e3779b9;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void die(const char *why, const char *detail)
{
    fprintf(stderr, "wsdevices: %s %s\n", why, detail);
    exit(1);
}

/* 32 buckets an octave of microseconds */
static void note(uint32_t us)
{
    int octave = us < 64 ? 0 : 26 - __builtin_clz(us);
    hist[octave * 32 + (us >> octave)]++;
}

static double quantile(double q)
{
    uint64_t all = 0, seen = 0;
    for (int i = 0; i < BUCKETS; i++) all += hist[i];
    for (int i = 0; i < BUCKETS; i++)
        if ((seen += hist[i]) && (double)seen >= q * (double)all) {
            int octave = i < 64 ? 0 : i / 32 - 1;
            return (double)((uint64_t)(i - octave * 32) << octave);
        }
    return 0;
}

static uint8_t *varint(uint8_t *p, uint64_t v)
{
    for (; v > 127; v >>= 7) *p++ = (uint8_t)(v | 128);
    *p++ = (uint8_t)v;
    return p;
}

static uint8_t *text(uint8_t *p, int field, const char *s)
{
    size_t n = strlen(s);
    *p++ = (uint8_t)(field << 3 | 2);
    *p++ = (uint8_t)n;
    memcpy(p, s, n);
    return p + n;
}

/* A masked binary frame of up to 125 bytes around what stands at frame + 6. */
static int seal(uint8_t *frame, uint8_t *end)
{
    int n = (int)(end - frame - 6);
    frame[0] = 0x82;
    frame[1] = (uint8_t)(0x80 | n);
    mask = mask * 1664525 + 1013904223;
    memcpy(frame + 2, &mask, 4);
    for (int i = 0; i < n; i++) frame[6 + i] ^= frame[2 + (i & 3)];
    return n + 6;
}

static int hello(uint8_t *frame, int i, uint32_t run)
{
    char id[40], device[16];
    uint8_t inner[128], *p = inner, *f = frame + 6;
    snprintf(id, sizeof id, "%08x-0000-4000-8000-%012x", run, i);
    snprintf(device, sizeof device, "bike-%05d", i);
    p = text(p, 1, id);
    p = text(p, 3, "spin-1");
    *p++ = 0x22;                                    /* device: id and kind bike */
    *p++ = (uint8_t)(strlen(device) + 4);
    p = text(p, 1, device);
    *p++ = 0x10;
    *p++ = 4;
    *f++ = 0x0a;
    *f++ = (uint8_t)(p - inner);
    memcpy(f, inner, (size_t)(p - inner));
    return seal(frame, f + (p - inner));
}

/* batch { samples { seq, timeMs, heartRateBpm, powerW, cadenceRpm } } */
static int sample(uint8_t *frame, uint64_t seq, uint64_t time_ms)
{
    uint8_t inner[64], *p = inner, *f = frame + 6;
    float power = 180 + (float)(seq % 50), cadence = 90;
    *p++ = 0x08; p = varint(p, seq);
    *p++ = 0x10; p = varint(p, time_ms);
    *p++ = 0x18; p = varint(p, 120 + seq % 60);
    *p++ = 0x2d; memcpy(p, &power, 4); p += 4;
    *p++ = 0x35; memcpy(p, &cadence, 4); p += 4;
    int n = (int)(p - inner);
    *f++ = 0x12; *f++ = (uint8_t)(n + 2);
    *f++ = 0x12; *f++ = (uint8_t)n;
    memcpy(f, inner, (size_t)n);
    return seal(frame, f + n);
}

/* 0: the socket is full and nothing of it went out */
static int send_sample(struct device *d, uint32_t us, uint64_t time_ms)
{
    if (d->owed) return 0;
    uint8_t frame[128];
    int n = sample(frame, d->sent + 1, time_ms);
    ssize_t w = send(d->fd, frame, (size_t)n, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (w < 0 && errno != EAGAIN) die("send:", strerror(errno));
    if (w <= 0) return 0;
    if (w < n) memcpy(d->out, frame + w, (size_t)(d->owed = n - (int)w));
    d->sent++;
    d->sent_us[d->sent % RING] = us;
    sent++;
    return 1;
}

static void acknowledged(struct device *d, uint64_t upto, uint32_t us)
{
    if (upto <= d->acked) return;
    for (uint64_t seq = d->sent - d->acked > RING ? upto : d->acked + 1; seq <= upto; seq++)
        note(us - d->sent_us[seq % RING]);
    acked += upto - d->acked;
    d->acked = upto;
}

static uint64_t number(const uint8_t **p)
{
    uint64_t v = 0;
    for (int shift = 0;; shift += 7) {
        uint8_t b = *(*p)++;
        v |= (uint64_t)(b & 127) << shift;
        if (b < 128) return v;
    }
}

static void server_frame(struct device *d, int opcode, const uint8_t *p, size_t n, uint32_t us)
{
    if (opcode == 8) die("closed by the server:", n > 2 ? strndup((const char *)p + 2, n - 2) : "");
    if (opcode == 9) {
        uint8_t pong[6] = { 0x8a, 0x80, 0, 0, 0, 0 };
        if (!d->owed && send(d->fd, pong, 6, MSG_NOSIGNAL) != 6) die("pong:", strerror(errno));
        return;
    }
    if (opcode > 2 || n < 1) return;
    if (bare) { acknowledged(d, d->acked + (uint64_t)bare, us); return; }
    if (p[0] == 0x0a) welcomed++;
    else if (p[0] == 0x1a) refused++;
    else if (p[0] == 0x12) {
        p++;
        number(&p);
        if (*p == 0x0a) { p++; uint64_t skip = number(&p); p += skip; }
        if (*p++ == 0x10) acknowledged(d, number(&p), us);
    }
}

static void receive(struct device *d, uint32_t us)
{
    static uint8_t buffer[1 << 16];
    for (;;) {
        memcpy(buffer, d->rest, (size_t)d->held);
        ssize_t r = recv(d->fd, buffer + d->held, sizeof buffer - HELD, MSG_DONTWAIT);
        if (r == 0) die("the server ended a connection", "");
        if (r < 0 && errno == EAGAIN) return;
        if (r < 0) die("recv:", strerror(errno));
        uint8_t *p = buffer, *end = buffer + d->held + r;
        int full = (size_t)r == sizeof buffer - HELD;
        while (end - p >= 2) {
            size_t n = p[1] & 127, head = 2;
            if (n == 126) { if (end - p < 4) break; n = (size_t)(p[2] << 8 | p[3]); head = 4; }
            if ((size_t)(end - p) < head + n) break;
            server_frame(d, p[0] & 15, p + head, n, us);
            p += head + n;
        }
        d->held = (int)(end - p);
        if (d->held > HELD) die("a server frame is longer than expected", "");
        memcpy(d->rest, p, (size_t)d->held);
        if (!full) return;
    }
}

static void pay(struct device *d)
{
    ssize_t w = send(d->fd, d->out, (size_t)d->owed, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (w > 0) memmove(d->out, d->out + w, (size_t)(d->owed -= (int)w));
}

static void connect_all(int port, FILE *tokens, uint32_t run)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int one = 1;
    char token[4096], request[8192], answer[2048];
    while (fgets(token, sizeof token, tokens)) count++;
    rewind(tokens);
    devices = calloc((size_t)count, sizeof *devices);
    epoll = epoll_create1(0);
    for (int i = 0; i < count; i++) {
        struct device *d = &devices[i];
        if (!fgets(token, sizeof token, tokens)) die("tokens", "");
        token[strcspn(token, "\n")] = 0;
        d->fd = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(d->fd, (struct sockaddr *)&to, sizeof to)) die("connect:", strerror(errno));
        setsockopt(d->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        int n = snprintf(request, sizeof request,
            "GET /ingest/v1 HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Protocol: fitconnect.ingest.v1.proto\r\nAuthorization: Bearer %s\r\n\r\n", port, token);
        if (send(d->fd, request, (size_t)n, MSG_NOSIGNAL) != n) die("send:", strerror(errno));
        int got = 0;
        while (!memmem(answer, (size_t)got, "\r\n\r\n", 4)) {   /* byte by byte: what follows is a frame */
            ssize_t r = recv(d->fd, answer + got, 1, 0);
            if (r <= 0 || ++got == sizeof answer) die("handshake failed", "");
        }
        if (memcmp(answer + 8, " 101", 4)) die("refused:", strndup(answer, 40));
        if (!bare) {
            uint8_t frame[160];
            n = hello(frame, i, run);
            if (send(d->fd, frame, (size_t)n, MSG_NOSIGNAL) != n) die("send:", strerror(errno));
        }
        struct epoll_event e = { .events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = d };
        epoll_ctl(epoll, EPOLL_CTL_ADD, d->fd, &e);
    }
}

static void turn(int wait_ms, uint64_t window)
{
    struct epoll_event events[512];
    int k = epoll_wait(epoll, events, 512, wait_ms);
    double t = now();
    uint32_t us = (uint32_t)(uint64_t)(t * 1e6);
    uint64_t ms = (uint64_t)time(NULL) * 1000;
    for (int i = 0; i < k; i++) {
        struct device *d = events[i].data.ptr;
        if (events[i].events & EPOLLIN) receive(d, us);
        if (d->owed) pay(d);
        while (d->sent - d->acked < window && send_sample(d, us, ms)) {}
    }
}

static void stage(double pace, uint64_t window, int seconds)
{
    double start = now(), begin = start + LEAD, end = begin + seconds, began = 0;
    uint64_t sent0 = 0, acked0 = 0, planned = 0;
    int counting = 0, next = 0;
    /* after a flood of another window every device has to be woken once */
    for (int i = 0; window && i < count; i++)
        while (devices[i].sent - devices[i].acked < window
               && send_sample(&devices[i], (uint32_t)(uint64_t)(now() * 1e6), (uint64_t)time(NULL) * 1000)) {}
    for (double t; (t = now()) < end;) {
        if (!counting && t >= begin) {
            counting = 1;
            began = t;
            memset(hist, 0, sizeof hist);
            sent0 = sent, acked0 = acked, late = refused = 0;
            puts("begin");
        }
        uint64_t due = (uint64_t)((t - start) * pace), ms = (uint64_t)time(NULL) * 1000;
        for (int burst = 0; planned < due && burst < 512; burst++, planned++, next = (next + 1) % count)
            if (!send_sample(&devices[next], (uint32_t)(uint64_t)(t * 1e6), ms)) late++;
        turn(pace > 0 ? 1 : 100, window);
    }
    printf("end %.3f %lu %lu %.0f %.0f %.0f %.0f %lu %lu\n", now() - began, sent - sent0, acked - acked0, quantile(.5),
           quantile(.95), quantile(.99), quantile(1), late, refused);
}

int main(int argc, char **argv)
{
    char line[128];
    double rate;
    unsigned long window;
    int seconds;
    FILE *tokens = argc > 2 ? fopen(argv[2], "r") : NULL;
    if (!tokens) die("see the head of", "wsdevices.c");
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stdout, NULL, _IOLBF, 0);
    bare = argc > 3 ? atoi(argv[3]) : 0;
    connect_all(atoi(argv[1]), tokens, (uint32_t)time(NULL) * 64 + (uint32_t)getpid());
    for (double until = now() + 20; !bare && welcomed < (uint64_t)count && now() < until;) turn(100, 0);
    if (!bare && welcomed < (uint64_t)count) die("not every device was welcomed", "");
    puts("ready");
    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "pace %lf %d", &rate, &seconds) == 2) stage(rate, 0, seconds);
        else if (sscanf(line, "flood %lu %d", &window, &seconds) == 2) stage(0, window, seconds);
        for (double until = now() + 3; acked < sent && now() < until;) turn(10, 0);   /* what is on its way */
        puts("idle");
    }
    return 0;
}
