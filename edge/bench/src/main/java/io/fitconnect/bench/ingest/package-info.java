/** The ingest edge beside what it is made of: a bare WebSocket or gRPC server, and a Kafka producer. */
@NullMarked
package io.fitconnect.bench.ingest;

import org.jspecify.annotations.NullMarked;
