package io.fitconnect.platform.grpc;

import com.google.protobuf.Empty;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/** Methods that ask who calls and answer nothing. */
@GrpcService
public class ProbeCalls implements BindableService {
    private static final String NAME = "fitconnect.probe.Probe";

    private final GrpcCallers callers;

    ProbeCalls(GrpcCallers callers) {
        this.callers = callers;
    }

    static MethodDescriptor<Empty, Empty> method(String name) {
        return MethodDescriptor.<Empty, Empty>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(NAME + "/" + name)
                .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
                .setResponseMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
                .build();
    }

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder(NAME)
                .addMethod(method("Coaches"), ServerCalls.asyncUnaryCall(this::answer))
                .addMethod(method("Anyone"), ServerCalls.asyncUnaryCall(this::answer))
                .build();
    }

    private void answer(Empty request, StreamObserver<Empty> answer) {
        callers.visitor()
                .subscribe()
                .with(
                        visitor -> {
                            answer.onNext(request);
                            answer.onCompleted();
                        },
                        failure -> answer.onError(GrpcRefusals.toStatus(failure)));
    }
}
