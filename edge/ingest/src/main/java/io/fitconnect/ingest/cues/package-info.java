/** Trainer feedback from Kafka to the athletes that are connected. */
@NullMarked
package io.fitconnect.ingest.cues;

import org.jspecify.annotations.NullMarked;
