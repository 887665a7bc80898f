package io.fitconnect.gateway.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8, *;q=0.1", "deflate,GZIP", "gzip;q=0.001"})
    void whoNamesGzipTakesIt(String acceptEncoding) {
        assertTrue(Packed.takesGzip(acceptEncoding));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "identity", "x-gzip", "gzip;q=0", "br, gzip; q=0.0, deflate"})
    void whoDoesNotNameItOrRulesItOutDoesNot(String acceptEncoding) {
        assertFalse(Packed.takesGzip(acceptEncoding));
    }

    @Test
    void aClientThatSaysNothingGetsThePlainFile() {
        assertFalse(Packed.takesGzip(null));
    }
}
