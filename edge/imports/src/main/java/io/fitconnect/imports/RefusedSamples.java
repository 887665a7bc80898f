package io.fitconnect.imports;

/**
 * Samples that were not taken for one reason.
 *
 * @param code stable, of the ingest edge, such as "sample.too-old"
 * @param detail of the first of them, for people
 */
public record RefusedSamples(String code, long count, String detail) {

    RefusedSamples oneMore() {
        return new RefusedSamples(code, count + 1, detail);
    }
}
