package io.fitconnect.journeys.world;

import static io.restassured.RestAssured.given;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Deployable;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Keeper;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.Stack;
import io.fitconnect.testkit.Tokens;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All modules in one process, as {@code ./fitconnect up} runs them, on servers of their own. */
public final class Laptop implements AutoCloseable {
    private final DataDir data;
    private final Stack stack;
    private final Deployable application;
    private final Keeper keeper;

    private Laptop(DataDir data, Stack stack) throws IOException {
        this.data = data;
        this.stack = stack;
        Map<String, String> addresses = new HashMap<>();
        stack.services().forEach(service -> addresses.put(service.variable(), stack.address(service)));
        addresses.put("FITCONNECT_DATABASE", "fitconnect");
        addresses.put("FITCONNECT_JWKS", Tokens.jwks());
        addresses.put("FITCONNECT_ISSUER", Tokens.ISSUER);
        addresses.put("FITCONNECT_RESULTS_KEYS", Tokens.keys().toString());
        application = new Deployable("laptop", Recorded.root(), List.of("-Xmx512m"), addresses, data);
        keeper = new Keeper(application, data, Progress.SILENT);
    }

    /** Ready when it returns. */
    public static Laptop start() throws Exception {
        DataDir data = DataDir.make(Files.createTempDirectory("fitconnect-laptop"));
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.stores()) {
            ports.put(service, Ports.free());
        }
        Laptop laptop = new Laptop(data, Stack.start(data, ports, Durability.PROCESS_KILL, Progress.SILENT));
        try {
            laptop.keeper.start();
            return laptop;
        } catch (Exception e) {
            laptop.close();
            throw e;
        }
    }

    /** A request without a token. */
    public RequestSpecification visitor() {
        return given().baseUri(application.base().toString());
    }

    public RequestSpecification as(String subject, String... roles) {
        return with(Tokens.token(subject, roles));
    }

    public RequestSpecification with(String token) {
        return visitor().auth().oauth2(token);
    }

    /** Calls and sockets of this instance. */
    public Calls calls() {
        return new Calls(application.base(), application.grpc());
    }

    @Override
    public void close() throws IOException {
        keeper.stop();
        stack.close();
        data.delete();
    }
}
