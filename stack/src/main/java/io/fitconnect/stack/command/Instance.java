package io.fitconnect.stack.command;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Issuer;
import io.fitconnect.stack.Secret;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.SigningKey;
import io.fitconnect.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The addresses of a running instance: for the platform's environment, and in a file for the other commands. */
record Instance(DataDir data, int httpPort, int grpcPort, Stack stack, Issuer issuer, Map<String, String> secrets) {
    private static final String FILE = "instance.env";

    /** The instance of a stack that runs; {@code ./fitconnect token} speaks for its issuer from now on. */
    static Instance of(DataDir data, int httpPort, int grpcPort, Stack stack) throws IOException {
        SigningKey key = SigningKey.in(data.keys());
        Issuer issuer = stack.issuer().orElse(new Issuer(SigningKey.ISSUER, key.jwksUrl()));
        key.signingFor(issuer.name());
        // Of the realm's client by which services/auth ends sessions.
        var secrets = Map.of("FITCONNECT_SERVICES_SECRET", Secret.of(data, "services"));
        return new Instance(data, httpPort, grpcPort, stack, issuer, secrets);
    }

    String url() {
        return "http://localhost:" + httpPort;
    }

    String grpc() {
        return "localhost:" + grpcPort;
    }

    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        for (Service service : stack.services()) {
            environment.put(service.variable(), stack.address(service));
        }
        environment.put("FITCONNECT_DATABASE", "fitconnect");
        environment.put("FITCONNECT_JWKS", issuer.jwksUrl());
        environment.put("FITCONNECT_ISSUER", issuer.name());
        environment.put("FITCONNECT_RESULTS_KEYS", data.keys().toString());
        environment.putAll(secrets);
        environment.put("FITCONNECT_DATA", data.root().toString());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(httpPort));
        environment.put("FITCONNECT_GRPC_PORT", Integer.toString(grpcPort));
        return environment;
    }

    void write() throws IOException {
        var lines = new HashMap<>(environment());
        lines.keySet().removeAll(secrets.keySet());
        lines.put("FITCONNECT_URL", url());
        lines.put("FITCONNECT_GRPC", grpc());
        String text = lines.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        Files.writeString(file(data), text);
    }

    static void forget(DataDir data) throws IOException {
        Files.deleteIfExists(file(data));
    }

    private static Path file(DataDir data) {
        return data.runFile(FILE);
    }
}
