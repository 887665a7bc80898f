package io.fitconnect.sockets;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The opening handshake of RFC 6455 section 4.2, as a decision over the request's method and headers. */
sealed interface Handshake {

    /** The request asks for an upgrade and may have it. */
    record Accepted(
            String acceptKey, Encoding encoding, @Nullable String subprotocol) implements Handshake {}

    /** It may not: answer with this status and text. */
    record Refused(int status, String reason) implements Handshake {}

    static Handshake of(String method, MultiMap headers, List<Subprotocol> spoken) {
        if (!method.equals("GET")) {
            return new Refused(405, "a WebSocket is opened with GET");
        }
        if (!lists(headers, "Upgrade", "websocket") || !lists(headers, "Connection", "upgrade")) {
            return new Refused(426, "this is a WebSocket endpoint: send Upgrade: websocket");
        }
        if (!"13".equals(headers.get("Sec-WebSocket-Version"))) {
            return new Refused(426, "the WebSocket version here is 13");
        }
        String key = headers.get("Sec-WebSocket-Key");
        if (key == null || !isKey(key)) {
            return new Refused(400, "Sec-WebSocket-Key is missing or not 16 bytes in base64");
        }
        List<String> offered = tokens(headers, "Sec-WebSocket-Protocol").toList();
        if (offered.isEmpty()) {
            return new Accepted(accept(key), Encoding.JSON, null);
        }
        for (String name : offered) {
            for (Subprotocol subprotocol : spoken) {
                if (subprotocol.name().equals(name)) {
                    return new Accepted(accept(key), subprotocol.encoding(), name);
                }
            }
        }
        return new Refused(
                400,
                "none of the offered subprotocols is spoken here, but "
                        + spoken.stream().map(Subprotocol::name).toList());
    }

    private static boolean lists(MultiMap headers, String header, String token) {
        return tokens(headers, header).anyMatch(token::equalsIgnoreCase);
    }

    private static Stream<String> tokens(MultiMap headers, String header) {
        return headers.getAll(header).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(token -> !token.isEmpty());
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key.strip()).length == 16;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String accept(String key) {
        try {
            byte[] text = (key.strip() + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
