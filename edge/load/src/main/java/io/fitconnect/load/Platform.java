package io.fitconnect.load;

import io.fitconnect.load.tokens.LocalIssuer;
import io.fitconnect.load.tokens.TokenSource;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which platform to talk to, and as whom. */
public final class Platform {
    @Option(
            names = "--url",
            defaultValue = "http://localhost:8080",
            description = "Where the platform answers (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--grpc",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9000",
            description = "Where its gRPC server answers (default: ${DEFAULT-VALUE}).")
    private String grpc = "localhost:9000";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".fitconnect",
            description = "Data directory of the local instance; its key signs the tokens (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(".fitconnect");

    @Option(
            names = "--token-key",
            paramLabel = "FILE",
            description = "Private key (PKCS#8, DER or PEM) that signs the tokens, instead of the one in --data.")
    private @Nullable Path tokenKey;

    @Option(names = "--token", description = "One bearer token for everything, instead of signing our own.")
    private @Nullable String token;

    public URI url() {
        return url;
    }

    public String grpc() {
        return grpc;
    }

    /** Event loops for the clients of one command. */
    public static Vertx vertx() {
        // A machine that is busy starting a platform stops us for seconds; that is no programming error to warn of.
        return Vertx.vertx(
                new VertxOptions().setMaxEventLoopExecuteTime(30).setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS));
    }

    /** @throws IOException when nothing answers there, with what to do about it */
    public void requireAnswer() throws IOException, InterruptedException {
        try (PlatformApi api = new PlatformApi(url)) {
            api.get("/q/health/live", "");
        } catch (IOException e) {
            throw new IOException(
                    "nothing answers at " + url + ": start it with ./fitconnect up, or say where with --url", e);
        }
    }

    /** @throws IOException when there is no key to sign with, with what to do about it */
    public TokenSource tokens() throws IOException {
        String given = token;
        if (given != null) {
            return (subject, roles) -> given;
        }
        Path key = tokenKey != null ? tokenKey : data.resolve("keys");
        return LocalIssuer.of(key);
    }
}
