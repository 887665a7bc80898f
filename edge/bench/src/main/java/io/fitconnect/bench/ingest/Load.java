package io.fitconnect.bench.ingest;

/**
 * What the senders do in one leg of a run.
 *
 * @param perSecond samples a second over all senders; 0: as fast as they are acknowledged
 * @param window samples that a sender keeps unacknowledged when it is not paced
 */
record Load(int perSecond, int window, int seconds) {

    String command() {
        return perSecond > 0 ? "pace " + perSecond + " " + seconds : "flood " + window + " " + seconds;
    }

    /** As Kafka's tools say it. */
    int throughput() {
        return perSecond > 0 ? perSecond : -1;
    }
}
