/** Live over gRPC. */
@org.jspecify.annotations.NullMarked
package io.fitconnect.live.grpc;
