/*
 * fanload - fan-out load generator, loopback only.
 *
 * Opens subscribers, publishes into a peer's room (or leaves that to somebody else), and prints "name value" lines:
 * deliveries, bytes, latency, loss, and the CPU seconds of the server and of itself. A message carries the time it was
 * meant to be sent at, so a stall shows as latency. Of a message only its stamp and its version are read, so that the
 * generator stays far cheaper than any server.
 */
#include "fanload.h"
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

struct options opt = {
    .path = "/sub", .pub_path = "/pub", .marker = "t:", .port = 9000, .n = 100, .spread = 100000, .size = 300,
    .rate = 10, .secs = 10, .warmup = 3, .inflight = 128, .connect_timeout = 60, .slow_rate = 8000, .slow_buffer = 4096,
    .storms = 1,
};
_Atomic int phase = PH_CONNECT;
_Atomic int64_t win_start = INT64_MAX, win_end = INT64_MAX;

void die(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("fanload: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    exit(1);
}

int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void sleep_until(int64_t ns)
{
    struct timespec t = { ns / 1000000000, ns % 1000000000 };
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR) {}
}

static void usage(void)
{
    puts("fanload --port P, all on 127.0.0.1\n"
         "  --proto ws|sio --path S --subprotocol S         how to subscribe\n"
         "  --hello TEXT | --hello-hex HEX                  first frame; ##### is the subscriber's number mod --spread K\n"
         "  --ready-on-message                              ready with the first message, not with the handshake\n"
         "  --publish same|http|none --pub-path S           how to publish; none: somebody else does\n"
         "  --rate R | --window W  --size B                 messages a second | in flight; payload bytes\n"
         "  -n N  --slow K --slow-rate B --slow-buffer B    subscribers; so many more that read B bytes a second\n"
         "  --marker S                                      stands before a stamp's digits (CLOCK_MONOTONIC, ns)\n"
         "  --versions                                      follow epoch and version of JSON frames, count gaps\n"
         "  --resume TEXT                                   afterwards all drop and come back with this hello,\n"
         "                                                  {epoch} and {version} being what they hold\n"
         "  --storms N                                      so many times; the last one and the first are told\n"
         "  --step                                          wait for a line on standard input when all are ready\n"
         "  --warmup S --secs S --pids P,Q --inflight N");
    exit(0);
}

static void hex(const char *text)
{
    opt.hello_kind = HELLO_BINARY;
    opt.hello_len = strlen(text) / 2;
    opt.hello = malloc(opt.hello_len + 1);
    for (size_t i = 0; i < opt.hello_len; i++) {
        unsigned byte;
        if (sscanf(text + 2 * i, "%2x", &byte) != 1) die("--hello-hex takes hexadecimal digits");
        opt.hello[i] = (char)byte;
    }
}

static void arguments(int argc, char **argv)
{
    enum { PORT = 256, PROTO, PATH, SUBPROTO, HELLO, HEX, SPREAD, READY, PUBLISH, PUBPATH, RATE, WINDOW, SIZE, SLOW,
           SLOWRATE, SLOWBUF, MARKER, VERSIONS, RESUME, STORMS, STEP, WARMUP, SECS, PIDS, INFLIGHT };
    static const struct option known[] = {
        {"port",1,0,PORT}, {"proto",1,0,PROTO}, {"path",1,0,PATH}, {"subprotocol",1,0,SUBPROTO}, {"hello",1,0,HELLO},
        {"hello-hex",1,0,HEX}, {"spread",1,0,SPREAD}, {"ready-on-message",0,0,READY}, {"publish",1,0,PUBLISH},
        {"pub-path",1,0,PUBPATH}, {"rate",1,0,RATE}, {"window",1,0,WINDOW}, {"size",1,0,SIZE}, {"slow",1,0,SLOW},
        {"slow-rate",1,0,SLOWRATE}, {"slow-buffer",1,0,SLOWBUF}, {"marker",1,0,MARKER}, {"versions",0,0,VERSIONS},
        {"resume",1,0,RESUME}, {"storms",1,0,STORMS}, {"step",0,0,STEP}, {"warmup",1,0,WARMUP}, {"secs",1,0,SECS}, {"pids",1,0,PIDS},
        {"inflight",1,0,INFLIGHT}, {0,0,0,0} };
    for (int c; (c = getopt_long(argc, argv, "n:", known, NULL)) != -1;) switch (c) {
    case 'n': opt.n = atoi(optarg); break;
    case PORT: opt.port = atoi(optarg); break;
    case PROTO: opt.proto = strcmp(optarg, "sio") ? PROTO_WS : PROTO_SIO; break;
    case PATH: opt.path = optarg; break;
    case SUBPROTO: opt.subprotocol = optarg; break;
    case HELLO: opt.hello = optarg; opt.hello_len = strlen(optarg); opt.hello_kind = HELLO_TEXT; break;
    case HEX: hex(optarg); break;
    case SPREAD: opt.spread = atoi(optarg); break;
    case READY: opt.ready_on_message = true; break;
    case PUBLISH: opt.publishing = !strcmp(optarg, "none") ? PUBLISH_NONE
                                 : !strcmp(optarg, "http") ? PUBLISH_HTTP : PUBLISH_SAME; break;
    case PUBPATH: opt.pub_path = optarg; break;
    case RATE: opt.rate = atof(optarg); break;
    case WINDOW: opt.window = atoi(optarg); break;
    case SIZE: opt.size = atoi(optarg); break;
    case SLOW: opt.slow = atoi(optarg); break;
    case SLOWRATE: opt.slow_rate = atoi(optarg); break;
    case SLOWBUF: opt.slow_buffer = atoi(optarg); break;
    case MARKER: opt.marker = optarg; break;
    case VERSIONS: opt.versions = true; break;
    case RESUME: opt.resume = optarg; opt.versions = true; break;
    case STORMS: opt.storms = atoi(optarg); break;
    case STEP: opt.step = true; break;
    case WARMUP: opt.warmup = atoi(optarg); break;
    case SECS: opt.secs = atoi(optarg); break;
    case PIDS: opt.pids = optarg; break;
    case INFLIGHT: opt.inflight = atoi(optarg); break;
    default: usage();
    }
    if (opt.n < 1 || opt.size < 64 || opt.size > 65000 || opt.secs < 1 || opt.spread < 1) usage();
}

static void await_ready(void)
{
    int64_t deadline = now_ns() + (int64_t)opt.connect_timeout * 1000000000;
    int wanted = opt.n + opt.slow;
    while (tally.ready + tally.failed < wanted) {
        if (now_ns() > deadline) die("%d of %d subscribers are ready (%d failed)", tally.ready, wanted, tally.failed);
        usleep(2000);
    }
    if (tally.failed) die("%d of %d subscribers failed", tally.failed, wanted);
}

static void storm(void)
{
    int64_t deadline;
    for (int i = 0; i < opt.storms; i++) {
        if (i) sleep_until(now_ns() + 2000000000);
        double server = cpu_seconds(opt.pids), own = own_cpu_seconds();
        subscribers_storm();
        deadline = now_ns() + 20000000000;
        while (tally.resume_time.n < (uint64_t)opt.n && now_ns() < deadline) usleep(2000);
        if (i == 0)
            printf("first_resumed_in_2s %llu\nfirst_resume_p99_ms %.1f\n",
                   (unsigned long long)tally.resumed_in_time, hist_ms(&tally.resume_time, 99));
        if (i == opt.storms - 1)
            printf("storm_server_cpu_s %.3f\nstorm_generator_cpu_s %.3f\n",
                   cpu_seconds(opt.pids) - server, own_cpu_seconds() - own);
    }
    double worst = (double)tally.resume_time.max / 1e6;
    printf("resumed_by_delta %llu\nresumed_by_snapshot %llu\nresumed_in_2s %llu\nresume_p50_ms %.1f\n"
           "resume_p99_ms %.1f\nresume_max_ms %.1f\nresume_failed %d\n",
           (unsigned long long)tally.resumed_by_delta, (unsigned long long)tally.resumed_by_snapshot,
           (unsigned long long)tally.resumed_in_time, hist_ms(&tally.resume_time, 50), hist_ms(&tally.resume_time, 99), worst,
           (int)tally.failed);
}

static void await_stragglers(void)
{
    uint64_t expected = published_in_window * (uint64_t)opt.n;
    for (int i = 0; i < 100 && (opt.publishing == PUBLISH_NONE ? i < 20 : tally.stamped < expected); i++) usleep(50000);
    if (opt.publishing != PUBLISH_NONE)
        printf("published %llu\nlost %lld\nstalls %llu\n", (unsigned long long)published_in_window,
               (long long)(expected - tally.stamped), (unsigned long long)stalls);
}

int main(int argc, char **argv)
{
    arguments(argc, argv);
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stdout, NULL, _IOLBF, 0);
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_cur < (rlim_t)(opt.n + opt.slow) + 64) die("%d sockets need a higher ulimit -n", opt.n + opt.slow);

    int64_t begun = now_ns();
    subscribers_start();
    await_ready();
    printf("connect_s %.3f\nready 1\n", (double)(now_ns() - begun) / 1e9);
    if (opt.step) {
        int c;
        do c = getchar(); while (c != '\n' && c != EOF);
    }
    phase = PH_RUN;
    publisher_start();
    sleep_until(now_ns() + (int64_t)opt.warmup * 1000000000);

    double server = cpu_seconds(opt.pids), own = own_cpu_seconds();
    int64_t from = now_ns(), until = from + (int64_t)opt.secs * 1000000000;
    win_end = until;
    win_start = from;
    phase = PH_MEASURE;
    sleep_until(until);
    server = cpu_seconds(opt.pids) - server;
    own = own_cpu_seconds() - own;
    phase = PH_DRAIN;
    double span = (double)(now_ns() - from) / 1e9;
    publisher_join();
    await_stragglers();
    if (opt.resume) storm();
    printf("window_from_ns %lld\nwindow_until_ns %lld\nspan_s %.3f\ndeliveries %llu\nbytes %llu\nstamped %llu\nupdates %llu\n"
           "gaps %llu\nclosed %d\nslow_closed %d\nslow_frames %llu\np50_ms %.3f\np99_ms %.3f\nmax_ms %.3f\n"
           "slow_age_p50_ms %.1f\nslow_age_max_ms %.1f\nserver_cpu_s %.3f\ngenerator_cpu_s %.3f\n",
           (long long)from, (long long)until, span, (unsigned long long)tally.in_window,
           (unsigned long long)tally.bytes, (unsigned long long)tally.stamped,
           (unsigned long long)tally.updates, (unsigned long long)tally.gaps,
           tally.closed, tally.slow_closed, (unsigned long long)tally.slow_frames, hist_ms(&tally.latency, 50),
           hist_ms(&tally.latency, 99), (double)tally.latency.max / 1e6, hist_ms(&tally.slow_age, 50),
           (double)tally.slow_age.max / 1e6, server, own);
    subscribers_stop();
    return 0;
}
