/* Sockets of the loopback interface, the opening handshake and client frames of RFC 6455. */
#include "fanload.h"
#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <sys/socket.h>

struct sockaddr_in target(void)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons((uint16_t)opt.port) };
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return a;
}

size_t ws_frame(uint8_t *out, uint8_t opcode, const void *payload, size_t n)
{
    static const uint8_t mask[4] = { 0x12, 0x34, 0x56, 0x78 };
    const uint8_t *p = payload;
    size_t h = 2;
    out[0] = 0x80 | opcode;
    if (n < 126) out[1] = 0x80 | (uint8_t)n;
    else { out[1] = 0x80 | 126; out[2] = (uint8_t)(n >> 8); out[3] = (uint8_t)n; h = 4; }
    memcpy(out + h, mask, 4);
    h += 4;
    for (size_t i = 0; i < n; i++) out[h + i] = p[i] ^ mask[i & 3];
    return h + n;
}

bool send_all(int fd, const void *bytes, size_t n)
{
    const uint8_t *b = bytes;
    while (n) {
        ssize_t w = send(fd, b, n, MSG_NOSIGNAL);
        if (w > 0) { b += w; n -= (size_t)w; continue; }
        if (w < 0 && errno == EINTR) continue;
        if (w < 0 && errno == EAGAIN) {
            struct pollfd writable = { fd, POLLOUT, 0 };
            if (poll(&writable, 1, 5000) <= 0) return false;
            continue;
        }
        return false;
    }
    return true;
}

bool ws_send(int fd, uint8_t opcode, const void *payload, size_t n)
{
    static __thread uint8_t frame[66000];
    if (n > 65000) die("a client frame of %zu bytes", n);
    return send_all(fd, frame, ws_frame(frame, opcode, payload, n));
}

size_t upgrade_request(char *out, size_t cap, const char *path)
{
    int n = snprintf(out, cap,
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s%s%s\r\n",
        path, opt.port, opt.subprotocol ? "Sec-WebSocket-Protocol: " : "",
        opt.subprotocol ? opt.subprotocol : "", opt.subprotocol ? "\r\n" : "");
    if ((size_t)n >= cap) die("the path is too long");
    return (size_t)n;
}
