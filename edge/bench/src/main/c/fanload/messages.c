/* What a subscriber reads: frames, stamps, and the versions of live boards. */
#include "fanload.h"
#include <ctype.h>

#define MAX_MESSAGE (4 << 20)

static uint64_t number_after(const uint8_t *p, size_t n, const char *name)
{
    const uint8_t *end = p + n, *at = memmem(p, n, name, strlen(name));
    uint64_t value = 0;
    if (!at) return 0;
    for (at += strlen(name); at < end && isdigit(*at); at++) value = value * 10 + (uint64_t)(*at - '0');
    return value;
}

static void add(_Atomic uint64_t *counter, uint64_t n)
{
    /* one thread adds, so a plain store will do */
    atomic_store_explicit(counter, atomic_load_explicit(counter, memory_order_relaxed) + n, memory_order_relaxed);
}

/* The numbers stand before the rows, so only the beginning is looked at. */
static void on_versions(struct conn *c, const uint8_t *p, size_t n, int64_t now)
{
    size_t head = n < 256 ? n : 256;
    uint64_t from = number_after(p, head, "\"fromVersion\":\""), version = number_after(p, head, "\"version\":\"");
    uint64_t epoch = number_after(p, head, "\"epoch\":\"");
    if (!version) return;
    if (c->resuming) {
        c->resuming = false;
        if (from == c->version && from) tally.resumed_by_delta++;
        else tally.resumed_by_snapshot++;
        tally.resumed_in_time += now - storm_at <= 2000000000;
        hist_add(&tally.resume_time, now - storm_at);
    } else if (from && from != c->version) {
        tally.gaps++;
    }
    if (epoch) c->epoch = epoch;
    c->version = version;
}

static int64_t stamp_at(const uint8_t *digits, const uint8_t *end)
{
    int64_t t = 0;
    for (int k = 0; digits < end && isdigit(*digits) && k < 19; digits++, k++) t = t * 10 + (*digits - '0');
    return t;
}

/* Updates come in the order of their stamps, so an older one is a row that is sent again for another reason. */
static void on_updates(struct conn *c, const uint8_t *p, const uint8_t *end, int during)
{
    size_t length = strlen(opt.marker);
    int64_t newest = c->newest;
    for (const uint8_t *m = p; (m = memmem(m, (size_t)(end - m), opt.marker, length));) {
        m += length;
        int64_t t = stamp_at(m, end);
        if (t <= c->newest) continue;
        tally.updates += during == PH_MEASURE;
        if (t > newest) newest = t;
    }
    c->newest = newest;
}

static void on_stamp(struct conn *c, int64_t t, int64_t now, int during)
{
    if (!t || during < PH_MEASURE || t < win_start || t >= win_end) return;
    if (c->slow) hist_add(&tally.slow_age, now - t);
    else {
        tally.stamped++;
        hist_add(&tally.latency, now - t);
    }
}

void storm_tally_reset(void)
{
    tally.resumed_by_delta = tally.resumed_by_snapshot = tally.resumed_in_time = 0;
    memset(&tally.resume_time, 0, sizeof tally.resume_time);
}

void on_message(struct conn *c, const uint8_t *p, size_t n, int64_t now)
{
    if (opt.proto == PROTO_SIO && n) {
        if (p[0] == '0') { ws_send(c->fd, 1, "40", 2); return; }
        if (p[0] == '2') { ws_send(c->fd, 1, "3", 1); return; }
        if (n > 1 && p[0] == '4' && p[1] == '0') { conn_ready(c); return; }
    }
    if (opt.versions) on_versions(c, p, n, now);
    if (c->state == C_WAIT && opt.ready_on_message) conn_ready(c);
    int during = phase;
    if (!c->slow) {
        add(&tally.delivered, 1);
        if (during == PH_MEASURE) {
            add(&tally.in_window, 1);
            add(&tally.bytes, n);
        }
    } else if (during == PH_MEASURE) tally.slow_frames++;
    size_t length = strlen(opt.marker);
    const uint8_t *m = memmem(p, n, opt.marker, length);
    if (!m) return;
    if (!c->slow) on_updates(c, m, p + n, during);
    on_stamp(c, stamp_at(m + length, p + n), now, during);
}

/* Reads the whole frames of p[0..n); answers how many bytes they took, or -1 to drop the connection. */
ssize_t parse_frames(struct conn *c, uint8_t *p, size_t n, int64_t now)
{
    size_t o = 0;
    while (n - o >= 2 && c->state != C_DEAD) {
        uint8_t opcode = p[o] & 0x0f;
        size_t length = p[o + 1] & 0x7f, head = 2;
        if (p[o + 1] & 0x80) return -1; /* servers must not mask */
        if (length == 126) {
            if (n - o < 4) break;
            length = (size_t)p[o + 2] << 8 | p[o + 3];
            head = 4;
        } else if (length == 127) {
            if (n - o < 10) break;
            length = 0;
            for (size_t i = 2; i < 10; i++) length = length << 8 | p[o + i];
            head = 10;
            if (length > MAX_MESSAGE) return -1;
        }
        if (n - o < head + length) break;
        if (opcode == 8) return -1;
        if (opcode == 9) ws_send(c->fd, 10, p + o + head, length);
        else if (opcode <= 2) on_message(c, p + o + head, length, now);
        o += head + length;
    }
    return (ssize_t)o;
}
