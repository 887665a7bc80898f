package io.fitconnect.ingest.samples;

/**
 * Why a sample is not taken; sending it again would end the same way.
 *
 * @param detail for people; names the field and its range, never the value (health data stays out of logs)
 */
public record Refused(Code code, String detail) {

    /** The stable codes, as clients see them; the module's README lists them. */
    public enum Code {
        FUTURE("sample.future"),
        TOO_OLD("sample.too-old"),
        SEQ_ZERO("sample.seq-zero"),
        OUT_OF_RANGE("sample.out-of-range"),
        UNKNOWN_CHARACTERISTIC("gatt.unknown-characteristic"),
        UNREADABLE("gatt.unreadable");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
