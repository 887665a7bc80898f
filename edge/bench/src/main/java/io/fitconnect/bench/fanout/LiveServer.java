package io.fitconnect.bench.fanout;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Deployable;
import io.fitconnect.stack.Keeper;
import io.fitconnect.stack.Progress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** native/live as its own process, for one run. */
final class LiveServer implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Deployable live;
    private final Keeper keeper;

    private LiveServer(Deployable live, Keeper keeper) {
        this.live = live;
        this.keeper = keeper;
    }

    static LiveServer start(Path root, DataDir data, List<String> jvm, Map<String, String> settings) throws Exception {
        Map<String, String> environment = new HashMap<>(settings);
        Deployable live = new Deployable("live", root, jvm, environment, data);
        Keeper keeper = new Keeper(live, data, Progress.SILENT);
        try {
            keeper.start();
        } catch (Exception e) {
            keeper.stop();
            throw e;
        }
        return new LiveServer(live, keeper);
    }

    int port() {
        return live.port();
    }

    long pid() {
        return keeper.pid();
    }

    /** The sum of a meter over its labels. */
    double meter(String name) throws Exception {
        String text = HTTP.send(
                        HttpRequest.newBuilder(URI.create(live.base() + "/q/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        keeper.stop();
    }
}
