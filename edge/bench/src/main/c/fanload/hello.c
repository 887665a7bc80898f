/* What a subscriber says first: a template in which ##### is its number, {epoch} and {version} what it holds. */
#include "fanload.h"

static size_t replaced(char *text, size_t n, const char *name, uint64_t value)
{
    char digits[24];
    size_t length = strlen(name), width = (size_t)snprintf(digits, sizeof digits, "%llu", (unsigned long long)value);
    char *at = memmem(text, n, name, length);
    if (!at) return n;
    memmove(at + width, at + length, n - (size_t)(at - text) - length);
    memcpy(at, digits, width);
    return n - length + width;
}

void send_hello(struct conn *c, int number)
{
    static char text[8192];
    const char *template = c->resuming && opt.resume ? opt.resume : opt.hello;
    size_t n = c->resuming && opt.resume ? strlen(opt.resume) : opt.hello_len;
    if (opt.hello_kind == HELLO_NONE) return;
    if (n > sizeof text - 64) die("a hello of %zu bytes", n);
    memcpy(text, template, n);
    char *hashes = memmem(text, n, "#####", 5);
    if (hashes) {
        char digits[16];
        snprintf(digits, sizeof digits, "%05d", number % opt.spread);
        memcpy(hashes, digits, 5); /* as wide as before, so that it fits a protobuf string */
    }
    if (opt.hello_kind == HELLO_TEXT) {
        n = replaced(text, n, "{epoch}", c->epoch);
        n = replaced(text, n, "{version}", c->version);
    }
    ws_send(c->fd, opt.hello_kind == HELLO_TEXT ? 1 : 2, text, n);
}
