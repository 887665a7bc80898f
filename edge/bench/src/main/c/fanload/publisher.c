/* Publishes into a peer's room: at a pace (open loop), or with so many messages in flight (closed loop). */
#include "fanload.h"
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

_Atomic uint64_t published, published_in_window, stalls;
int progress_fd = -1;
static int fd = -1;
static pthread_t thread;
static uint8_t answers[65536];
static size_t answered;

/* What the server answers is thrown away; socket.io's pings are answered. */
static void drain(void)
{
    ssize_t r;
    while ((r = recv(fd, answers, sizeof answers, MSG_DONTWAIT)) > 0)
        for (ssize_t i = 0; opt.proto == PROTO_SIO && i + 2 < r; i++)
            if (answers[i] == 0x81 && answers[i + 1] == 1 && answers[i + 2] == '2') ws_send(fd, 1, "3", 1);
}

static void await(const char *text)
{
    for (int i = 0; i < 500; i++) {
        ssize_t r = recv(fd, answers + answered, sizeof answers - answered, MSG_DONTWAIT);
        if (r == 0) break;
        if (r > 0) answered += (size_t)r;
        if (memmem(answers, answered, text, strlen(text))) { answered = 0; return; }
        usleep(10000);
    }
    die("the publisher was not taken in");
}

static void open_publisher(void)
{
    char request[2048];
    int one = 1;
    struct sockaddr_in a = target();
    fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(fd, (struct sockaddr *)&a, sizeof a)) die("publisher: %s", strerror(errno));
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (opt.publishing == PUBLISH_HTTP) return;
    send_all(fd, request, upgrade_request(request, sizeof request, opt.pub_path));
    await("\r\n\r\n");
    if (opt.proto == PROTO_SIO) {
        ws_send(fd, 1, "40", 2);
        await("40{");
    }
}

static bool publish(int64_t intended, uint64_t seq)
{
    static char payload[66000], out[68000];
    int n = snprintf(payload, sizeof payload, "{\"seq\":%llu,\"stamp\":\"%s%019lld\",\"text\":\"",
                     (unsigned long long)seq, opt.marker, (long long)intended);
    while (n < opt.size - 2) { payload[n] = (char)('a' + n % 26); n++; }
    payload[n++] = '"';
    payload[n++] = '}';
    size_t m;
    if (opt.publishing == PUBLISH_HTTP)
        m = (size_t)snprintf(out, sizeof out,
            "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%.*s",
            opt.pub_path, opt.port, n, n, payload);
    else if (opt.proto == PROTO_SIO) {
        static char event[67000];
        int k = snprintf(event, sizeof event, "42[\"pub\",%.*s]", n, payload);
        m = ws_frame((uint8_t *)out, 1, event, (size_t)k);
    } else m = ws_frame((uint8_t *)out, 1, payload, (size_t)n);
    bool ok = send_all(fd, out, m);
    drain();
    published++;
    if (intended >= win_start && intended < win_end) published_in_window++;
    return ok;
}

static void closed_loop(void)
{
    uint64_t seq = 0, base = tally.delivered / (uint64_t)opt.n, lost = 0;
    while (phase < PH_DRAIN) {
        uint64_t done = tally.delivered / (uint64_t)opt.n - base + lost;
        if (seq < done + (uint64_t)opt.window) {
            if (!publish(now_ns(), seq++)) return;
            continue;
        }
        struct pollfd progress = { progress_fd, POLLIN, 0 };
        uint64_t junk;
        if (poll(&progress, 1, 2000) == 0) { lost += seq - done; stalls++; }
        else if (read(progress_fd, &junk, sizeof junk) < 0) {}
    }
}

static void open_loop(void)
{
    int64_t start = now_ns();
    for (uint64_t seq = 0;; seq++) {
        int64_t at = start + (int64_t)((double)seq * 1e9 / opt.rate);
        sleep_until(at);
        /* the intended time is the stamp: a stall shows as latency */
        if (phase >= PH_DRAIN || !publish(at, seq)) return;
    }
}

static void *run(void *none)
{
    (void)none;
    if (opt.window) closed_loop();
    else open_loop();
    return NULL;
}

void publisher_start(void)
{
    progress_fd = eventfd(0, EFD_NONBLOCK);
    if (opt.publishing == PUBLISH_NONE) return;
    open_publisher();
    pthread_create(&thread, NULL, run, NULL);
}

void publisher_join(void)
{
    if (opt.publishing != PUBLISH_NONE) pthread_join(thread, NULL);
}
