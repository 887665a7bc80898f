package io.fitconnect.gateway.cache;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A good answer.
 *
 * @param etag strong
 * @param cacheControl what the service said; null: nothing
 */
public record Stored(
        String contentType, String etag, @Nullable String cacheControl, Buffer body) {

    /** With the versions of its tags at the time when it was asked for. */
    byte[] encode(String versions) {
        JsonObject head = new JsonObject()
                .put("versions", versions)
                .put("contentType", contentType)
                .put("etag", etag)
                .put("cacheControl", cacheControl);
        return Buffer.buffer(head.encode())
                .appendByte((byte) '\n')
                .appendBuffer(body)
                .getBytes();
    }

    /** Null when it was asked for at other versions. */
    static @Nullable Stored decode(byte[] bytes, String versions) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        Buffer all = Buffer.buffer(bytes);
        JsonObject head = all.getBuffer(0, end).toJsonObject();
        return head.getString("versions").equals(versions)
                ? new Stored(
                        head.getString("contentType"),
                        head.getString("etag"),
                        head.getString("cacheControl"),
                        all.getBuffer(end + 1, bytes.length))
                : null;
    }
}
