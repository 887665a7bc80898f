/** Who calls over gRPC, and how a refusal is told there. */
@NullMarked
package io.fitconnect.platform.grpc;

import org.jspecify.annotations.NullMarked;
