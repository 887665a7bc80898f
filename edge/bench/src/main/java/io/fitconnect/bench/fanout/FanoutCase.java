package io.fitconnect.bench.fanout;

/** One question and its table. */
interface FanoutCase {
    /** As given to --only. */
    String name();

    void run(Bench bench) throws Exception;
}
