package io.fitconnect.platform.grpc;

import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.problem.Violation;
import io.fitconnect.platform.sql.SqlFailures;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Refusals as gRPC carries them: in a message for one of many, as status and trailer for a whole call. */
public final class GrpcRefusals {
    private static final Logger LOG = Logger.getLogger(GrpcRefusals.class);
    private static final Metadata.Key<io.fitconnect.proto.internal.problem.v1.Refusal> TRAILER = Metadata.Key.of(
            "fitconnect-refusal-bin",
            ProtoUtils.metadataMarshaller(io.fitconnect.proto.internal.problem.v1.Refusal.getDefaultInstance()));

    private GrpcRefusals() {}

    public static io.fitconnect.proto.internal.problem.v1.Refusal encode(Refusal refusal) {
        return io.fitconnect.proto.internal.problem.v1.Refusal.newBuilder()
                .setCode(refusal.code().code())
                .setDetail(refusal.detail())
                .addAllViolations(
                        refusal.violations().stream().map(GrpcRefusals::encode).toList())
                .build();
    }

    /** A code that this version doesn't know reads as {@code internal}. */
    public static Refusal decode(io.fitconnect.proto.internal.problem.v1.Refusal message) {
        ProblemCode code = Arrays.stream(ProblemCode.values())
                .filter(known -> known.code().equals(message.getCode()))
                .findFirst()
                .orElse(ProblemCode.INTERNAL);
        List<Violation> violations = message.getViolationsList().stream()
                .map(v -> new Violation(v.getField(), v.getCode(), v.getDetail()))
                .toList();
        return new Refusal(code, message.getDetail(), violations);
    }

    /** What a method's pipeline fails with, as the call's status. */
    public static StatusRuntimeException toStatus(Throwable failure) {
        Refusal refusal = refusal(failure);
        Metadata trailers = new Metadata();
        trailers.put(TRAILER, encode(refusal));
        return status(refusal.code())
                .withDescription(refusal.code().code() + ": " + refusal.detail())
                .asRuntimeException(trailers);
    }

    /** What the other side refused, or {@code store.unavailable} when it can't be reached. */
    public static RefusedException fromStatus(Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return refused;
        }
        Metadata trailers = Status.trailersFromThrowable(failure);
        io.fitconnect.proto.internal.problem.v1.Refusal told = trailers == null ? null : trailers.get(TRAILER);
        if (told != null) {
            return new RefusedException(decode(told));
        }
        return switch (Status.fromThrowable(failure).getCode()) {
            case UNAUTHENTICATED -> new RefusedException(ProblemCode.TOKEN_INVALID, "The token is not valid here.");
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED ->
                new RefusedException(ProblemCode.STORE_UNAVAILABLE, "A service does not answer.");
            default -> new RefusedException(unexpected(failure));
        };
    }

    private static Refusal refusal(Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return refused.refusal();
        }
        if (SqlFailures.isSerialization(failure)) {
            return Refusal.of(ProblemCode.STORE_BUSY, "The change kept colliding with others.");
        }
        if (SqlFailures.isUnreachable(failure)) {
            return Refusal.of(ProblemCode.STORE_UNAVAILABLE, "The database does not answer.");
        }
        return unexpected(failure);
    }

    private static Refusal unexpected(Throwable failure) {
        String incident = UUID.randomUUID().toString();
        LOG.errorf(failure, "call failed: incident=%s", incident);
        return Refusal.of(ProblemCode.INTERNAL, "It has been logged as incident " + incident + ".");
    }

    private static Status status(ProblemCode code) {
        return switch (code.status()) {
            case 400, 413, 415 -> Status.INVALID_ARGUMENT;
            case 401 -> Status.UNAUTHENTICATED;
            case 403 -> Status.PERMISSION_DENIED;
            case 404 -> Status.NOT_FOUND;
            case 409, 412 -> Status.FAILED_PRECONDITION;
            case 429 -> Status.RESOURCE_EXHAUSTED;
            case 503 -> Status.UNAVAILABLE;
            default -> Status.INTERNAL;
        };
    }

    private static io.fitconnect.proto.internal.problem.v1.Violation encode(Violation violation) {
        return io.fitconnect.proto.internal.problem.v1.Violation.newBuilder()
                .setField(violation.field())
                .setCode(violation.code())
                .setDetail(violation.detail())
                .build();
    }
}
