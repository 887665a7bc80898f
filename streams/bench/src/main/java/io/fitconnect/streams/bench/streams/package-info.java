/** The composed streams on a real Kafka: against a bare count, stage by stage, by guarantee, at a live pace. */
@NullMarked
package io.fitconnect.streams.bench.streams;

import org.jspecify.annotations.NullMarked;
