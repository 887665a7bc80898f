/** Records to Kafka, off the event loops. */
@NullMarked
package io.fitconnect.ingest.log;

import org.jspecify.annotations.NullMarked;
