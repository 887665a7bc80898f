package io.fitconnect.ingest.session;

import io.fitconnect.sockets.CloseCode;
import io.grpc.Status;

/** Why a connection ends, as WebSocket close code and gRPC status with one stable code for both. */
public enum Closing {
    DONE("session.done", CloseCode.NORMAL, Status.Code.OK),
    MALFORMED("session.malformed", CloseCode.MALFORMED, Status.Code.INVALID_ARGUMENT),
    NOT_AUTHENTICATED("session.not-authenticated", CloseCode.NOT_AUTHENTICATED, Status.Code.UNAUTHENTICATED),
    NOT_ALLOWED("session.not-allowed", CloseCode.NOT_ALLOWED, Status.Code.PERMISSION_DENIED),
    NO_HELLO("session.no-hello", CloseCode.TOO_SLOW, Status.Code.DEADLINE_EXCEEDED),
    TAKEN_OVER("session.taken-over", CloseCode.TAKEN_OVER, Status.Code.ABORTED),
    TOO_MANY("session.too-many-connections", CloseCode.TOO_MANY, Status.Code.RESOURCE_EXHAUSTED),
    RESTARTING("session.restarting", CloseCode.RESTARTING, Status.Code.UNAVAILABLE),
    TRY_LATER("session.try-later", CloseCode.TRY_LATER, Status.Code.UNAVAILABLE);

    private final String code;
    private final int webSocketCode;
    private final Status.Code grpcStatus;

    Closing(String code, int webSocketCode, Status.Code grpcStatus) {
        this.code = code;
        this.webSocketCode = webSocketCode;
        this.grpcStatus = grpcStatus;
    }

    public String code() {
        return code;
    }

    public int webSocketCode() {
        return webSocketCode;
    }

    public Status.Code grpcStatus() {
        return grpcStatus;
    }
}
