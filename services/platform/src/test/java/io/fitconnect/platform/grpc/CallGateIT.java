package io.fitconnect.platform.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.Empty;
import io.fitconnect.testkit.GrpcPortResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(GrpcPortResource.class)
class CallGateIT {
    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int port;

    private ManagedChannel channel;

    @BeforeEach
    void open() {
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
    }

    @Test
    void withoutAGoodTokenOnlyWhatIsForAnyoneAnswers() {
        assertEquals(Status.Code.OK, call("Anyone", null));
        assertEquals(Status.Code.UNAUTHENTICATED, call("Coaches", null));
        assertEquals(
                Status.Code.UNAUTHENTICATED, call("Coaches", Tokens.token("ada", Duration.ofMinutes(-10), "coach")));
        assertEquals(Status.Code.UNAUTHENTICATED, call("Coaches", "nonsense"));
    }

    @Test
    void onlyWhoTheLineNamesIsLetIn() {
        assertEquals(Status.Code.PERMISSION_DENIED, call("Coaches", Tokens.token("ada", "athlete")));
        assertEquals(Status.Code.OK, call("Coaches", Tokens.token("ada", "coach")));
        assertEquals(Status.Code.OK, call("Coaches", Tokens.token("ada", "athlete", "admin")));
    }

    private Status.Code call(String method, @Nullable String token) {
        Metadata headers = new Metadata();
        if (token != null) {
            headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        }
        try {
            ClientCalls.blockingUnaryCall(
                    ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
                    ProbeCalls.method(method),
                    CallOptions.DEFAULT,
                    Empty.getDefaultInstance());
            return Status.Code.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode();
        }
    }
}
