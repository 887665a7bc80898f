package io.fitconnect.live.window;

/** The members of a frame's JSON around its rows, as the canonical protobuf mapping writes them. */
final class Json {
    private final StringBuilder text = new StringBuilder(256);

    Json string(String name, String value) {
        return name(name).raw(quoted(value));
    }

    /** 64-bit integers are strings; 0 is left out. */
    Json int64(String name, long value) {
        return value == 0 ? this : name(name).raw("\"" + Long.toUnsignedString(value) + "\"");
    }

    Json int32(String name, int value) {
        return value == 0 ? this : name(name).raw(Integer.toString(value));
    }

    Json rows(String name, Image[] rows) {
        if (rows.length == 0) {
            return this;
        }
        name(name).raw("[");
        for (int i = 0; i < rows.length; i++) {
            raw(i == 0 ? "" : ",").raw(rows[i].json());
        }
        return raw("]");
    }

    Json strings(String name, String[] values) {
        if (values.length == 0) {
            return this;
        }
        name(name).raw("[");
        for (int i = 0; i < values.length; i++) {
            raw(i == 0 ? "" : ",").raw(quoted(values[i]));
        }
        return raw("]");
    }

    String members() {
        return text.toString();
    }

    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    private Json name(String name) {
        return raw(text.isEmpty() ? "\"" : ",\"").raw(name).raw("\":");
    }

    private Json raw(String piece) {
        text.append(piece);
        return this;
    }
}
