package io.fitconnect.bench.fanout;

import java.util.ArrayList;
import java.util.List;

/** How the generator subscribes to a live board: the public contract, in JSON. */
record Subscription(String scope, String window, double maxRateHz) {

    static Subscription top(String scope, int rows, double maxRateHz) {
        return new Subscription(scope, "\"top\":" + rows, maxRateHz);
    }

    /** Each subscriber around another athlete: the generator puts its number in place of the hashes. */
    static Subscription around(String scope, int radius, double maxRateHz) {
        return new Subscription(
                scope, "\"around\":{\"athleteId\":\"athlete-#####\",\"radius\":" + radius + "}", maxRateHz);
    }

    String hello() {
        return frame("");
    }

    /** With what a subscriber held when its connection broke. */
    String resume() {
        return frame(",\"resume\":{\"epoch\":\"{epoch}\",\"version\":\"{version}\"}");
    }

    private String frame(String more) {
        return "{\"subscribe\":{\"id\":\"v\",\"boardId\":\"%s/effort\",\"window\":{%s},\"maxRateHz\":%s%s}}"
                .formatted(scope, window, maxRateHz, more);
    }

    /** Options of the generator. */
    List<String> options(LiveServer server) {
        List<String> options = new ArrayList<>(List.of("--port", String.valueOf(server.port()), "--path", "/live/v1"));
        options.addAll(List.of("--subprotocol", "fitconnect.live.v1.json", "--hello", hello(), "--ready-on-message"));
        options.addAll(List.of("--versions", "--publish", "none", "--pids", String.valueOf(server.pid())));
        return options;
    }
}
