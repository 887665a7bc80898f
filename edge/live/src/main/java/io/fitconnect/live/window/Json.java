package io.fitconnect.live.window;

import com.google.protobuf.ProtocolMessageEnum;
import org.jspecify.annotations.Nullable;

/** Members of a JSON object in the canonical protobuf mapping, without the reflection that a general printer needs. */
public final class Json {
    private final StringBuilder text = new StringBuilder(256);

    /** Left out when empty. */
    public Json text(String name, String value) {
        return value.isEmpty() ? this : string(name, value);
    }

    Json string(String name, String value) {
        return name(name).raw(quoted(value));
    }

    /** 64-bit integers are strings; 0 is left out. */
    public Json int64(String name, long value) {
        return value == 0 ? this : name(name).raw("\"" + Long.toUnsignedString(value) + "\"");
    }

    public Json int32(String name, int value) {
        return value == 0 ? this : name(name).raw(Integer.toString(value));
    }

    /** 0 is left out; what JSON has no number for is a string. */
    public Json float64(String name, double value) {
        if (Double.doubleToRawLongBits(value) == 0) {
            return this;
        }
        return name(name).raw(Double.isFinite(value) ? Double.toString(value) : quoted(Double.toString(value)));
    }

    /** An enum's value by name, or by number when this version knows no name; 0 is left out. */
    public Json symbol(String name, int number, @Nullable ProtocolMessageEnum value) {
        return value == null
                ? int32(name, number)
                : number == 0 ? this : string(name, value.getValueDescriptor().getName());
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

    /** The whole object. */
    public String object() {
        return text.insert(0, '{').append('}').toString();
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
