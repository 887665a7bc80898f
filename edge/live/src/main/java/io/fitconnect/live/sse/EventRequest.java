package io.fitconnect.live.sse;

import io.fitconnect.proto.live.v1.Around;
import io.fitconnect.proto.live.v1.Resume;
import io.fitconnect.proto.live.v1.Subscribe;
import io.fitconnect.proto.live.v1.Window;
import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what an events request asks for as the subscription it stands for. */
final class EventRequest {
    static final String PREFIX = "/live/v1/boards/";
    static final String SUFFIX = "/events";
    private static final int DEFAULT_RADIUS = 3;

    private EventRequest() {}

    /**
     * @param path as sent: the board id's slashes stand there as they are or percent-encoded
     * @throws IllegalArgumentException with a text for the client when a parameter is no number or the path no text
     */
    static Subscribe read(String path, MultiMap parameters, @Nullable String lastEventId) {
        Window.Builder window = Window.newBuilder().setTop(number(parameters, "top", 0));
        String around = parameters.get("around");
        if (around != null) {
            window.setAround(
                    Around.newBuilder().setAthleteId(around).setRadius(number(parameters, "radius", DEFAULT_RADIUS)));
        }
        for (String athletes : parameters.getAll("athletes")) {
            window.addAllAthletes(List.of(athletes.split(",", -1)));
        }
        return Subscribe.newBuilder()
                .setBoardId(boardId(path))
                .setWindow(window)
                .setMaxRateHz(rate(parameters))
                .setResume(resume(lastEventId))
                .build();
    }

    private static String boardId(String path) {
        String raw = path.substring(PREFIX.length(), path.length() - SUFFIX.length());
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int number(MultiMap parameters, String name, int absent) {
        String text = parameters.get(name);
        try {
            return text == null ? absent : Integer.parseUnsignedInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " is a whole number", notANumber);
        }
    }

    private static double rate(MultiMap parameters) {
        String text = parameters.get("maxRateHz");
        try {
            return text == null ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("maxRateHz is a number", notANumber);
        }
    }

    /** An id of ours is epoch:version; one of anybody else's is as good as none. */
    private static Resume resume(@Nullable String lastEventId) {
        String[] parts = lastEventId == null ? new String[0] : lastEventId.split(":", -1);
        try {
            return parts.length != 2
                    ? Resume.getDefaultInstance()
                    : Resume.newBuilder()
                            .setEpoch(Long.parseUnsignedLong(parts[0]))
                            .setVersion(Long.parseUnsignedLong(parts[1]))
                            .build();
        } catch (NumberFormatException notOurs) {
            return Resume.getDefaultInstance();
        }
    }
}
