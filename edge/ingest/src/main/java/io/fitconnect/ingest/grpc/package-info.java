/** The gRPC transport. */
@NullMarked
package io.fitconnect.ingest.grpc;

import org.jspecify.annotations.NullMarked;
