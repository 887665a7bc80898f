package io.fitconnect.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keycloak with the project's realm, its database a file (H2) in the data directory. The realm is imported at the first
 * start and signs with the key of the data directory, so that the tokens of {@code ./fitconnect token} are of the same
 * issuer as those of people who log in.
 */
record Keycloak(DataDir data, int port, int managementPort) implements Daemon {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration PROBE = Duration.ofSeconds(5);

    /** What the tokens of the Keycloak on this port name as their issuer. */
    static String issuer(int port) {
        return "http://localhost:" + port + "/realms/fitconnect";
    }

    @Override
    public String name() {
        return Service.KEYCLOAK.title();
    }

    @Override
    public Launch launch() throws IOException, InterruptedException {
        KeycloakBuild build = KeycloakBuild.once(data.log(name()));
        Path home = data.home(name());
        // The server takes everything but the program from its home: a link makes the program a part of it.
        Files.createDirectories(home.resolve("providers"));
        Files.createDirectories(home.resolve("conf"));
        Path lib = home.resolve("lib");
        Files.deleteIfExists(lib);
        Files.createSymbolicLink(lib, build.lib());
        RealmFiles.writeTheme(home.resolve("themes"));
        RealmFiles.writeRealm(home.resolve("data/import"), SigningKey.in(data.keys()));
        var arguments = new ArrayList<>(JavaProcess.small("64m", "384m"));
        // One machine's logins need no second compiler, and half of a start would be its work.
        arguments.add("-XX:TieredStopAtLevel=1");
        arguments.addAll(JavaProcess.classArchive(build.classArchive()));
        arguments.addAll(build.entry(home));
        arguments.addAll(List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=http://localhost:" + port,
                // Not ready yet is what a start looks like, and is asked for often then.
                "--log-level=info,io.smallrye.health:error"));
        return JavaProcess.launch(name(), arguments, environment(), data);
    }

    /** Secrets of the first start; the realm keeps them from then on. */
    private Map<String, String> environment() throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", "fitconnect-launcher");
        environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", Secret.of(data, "keycloak-admin"));
        environment.put("FITCONNECT_HUB_SECRET", Secret.of(data, "hub"));
        environment.put("FITCONNECT_SERVICES_SECRET", Secret.of(data, "services"));
        // Without a port: any on this machine is the web application's.
        environment.put("FITCONNECT_WEB_URL", "http://localhost");
        environment.put("FITCONNECT_WEB_ORIGIN", "*");
        return environment;
    }

    @Override
    public void probe() throws IOException, InterruptedException {
        require("http://127.0.0.1:" + managementPort + "/health/ready");
        require("http://127.0.0.1:" + port + "/realms/fitconnect/.well-known/openid-configuration");
    }

    private static void require(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(PROBE).build();
        int status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException(address + " answers " + status);
        }
    }
}
