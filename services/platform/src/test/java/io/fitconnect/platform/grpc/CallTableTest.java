package io.fitconnect.platform.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.protobuf.Empty;
import io.fitconnect.platform.access.AccessTable;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallTableTest {
    private static final Path PROTOS =
            Path.of(System.getProperty("fitconnect.root", "../.."), "protos/proto/fitconnect");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package (\\S+);");
    private static final Pattern SERVICE = Pattern.compile("(?ms)^service (\\w+) \\{(.*?)^}");
    private static final Pattern METHOD = Pattern.compile("(?m)^\\s*rpc (\\w+)");

    @Test
    void everyMethodOfTheProtosHasALineAndEveryLineIsAMethod() throws IOException {
        Set<String> methods = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PROTOS)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".proto")).toList()) {
                methods.addAll(methods(Files.readString(file)));
            }
        }
        Set<String> lines = AccessTable.load(AccessTable.CALLS, getClass().getClassLoader()).rows().stream()
                .filter(row -> row.method().equals("RPC"))
                .map(row -> row.path())
                .filter(path -> !path.startsWith("/grpc.") && !path.startsWith("/fitconnect.probe."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertFalse(methods.isEmpty());
        assertEquals(methods, lines);
    }

    @Test
    void aMethodWithoutALineIsNamedAtTheStart() {
        MethodDescriptor<Empty, Empty> unheardOf = MethodDescriptor.<Empty, Empty>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("fitconnect.probe.Probe/UnheardOf")
                .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
                .setResponseMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
                .build();
        ServerServiceDefinition service = ServerServiceDefinition.builder("fitconnect.probe.Probe")
                .addMethod(unheardOf, ServerCalls.asyncUnaryCall((request, answer) -> answer.onCompleted()))
                .build();

        assertEquals(
                "no line for RPC /fitconnect.probe.Probe/UnheardOf in fitconnect/calls.csv of services/platform:"
                        + " who may use it?",
                String.join("\n", new CallGate().missing(Stream.of(service))));
    }

    private static Set<String> methods(String proto) {
        String name = PACKAGE.matcher(proto)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        return SERVICE.matcher(proto)
                .results()
                .flatMap(service -> METHOD.matcher(service.group(2))
                        .results()
                        .map(method -> "/" + name + "." + service.group(1) + "/" + method.group(1)))
                .collect(Collectors.toSet());
    }
}
