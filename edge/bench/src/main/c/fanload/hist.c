/* A histogram with 64 buckets for each power of two. */
#include "fanload.h"

static int bucket_of(uint64_t v)
{
    if (v < HIST_SUB) return (int)v;
    int exponent = 63 - __builtin_clzll(v); /* 6 at least */
    return (exponent - 5) * HIST_SUB + (int)((v >> (exponent - 6)) - HIST_SUB);
}

static double middle_of(int bucket)
{
    if (bucket < HIST_SUB) return bucket;
    int exponent = bucket / HIST_SUB + 5;
    return ((double)(bucket % HIST_SUB) + HIST_SUB + 0.5) * (double)(1ull << (exponent - 6));
}

void hist_add(struct hist *h, int64_t ns)
{
    if (ns < 0) ns = 0;
    h->b[bucket_of((uint64_t)ns)]++;
    h->n++;
    if (ns > h->max) h->max = ns;
}

/* -1 of none. */
double hist_ms(const struct hist *h, double percent)
{
    uint64_t wanted = (uint64_t)(percent / 100 * (double)h->n + 0.5), seen = 0;
    if (!h->n) return -1;
    if (!wanted) wanted = 1;
    for (int i = 0; i < HIST_BUCKETS; i++)
        if ((seen += h->b[i]) >= wanted) {
            double v = middle_of(i);
            return (v > (double)h->max ? (double)h->max : v) / 1e6;
        }
    return (double)h->max / 1e6;
}
