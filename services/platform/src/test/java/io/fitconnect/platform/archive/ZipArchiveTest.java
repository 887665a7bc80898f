package io.fitconnect.platform.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ZipArchiveTest {
    @Test
    void partsComeBackByNameEmptyOnesToo() throws IOException {
        Multi<ZipArchive.Part> parts = Multi.createFrom()
                .items(
                        new ZipArchive.Part(
                                "a.jsonl", Multi.createFrom().items("one\n".getBytes(), "two\n".getBytes())),
                        new ZipArchive.Part("empty.jsonl", Multi.createFrom().empty()),
                        new ZipArchive.Part("ü/b.json", Multi.createFrom().item("{}".getBytes())));

        Map<String, String> read = read(ZipArchive.of(parts));

        assertEquals(Map.of("a.jsonl", "one\ntwo\n", "empty.jsonl", "", "ü/b.json", "{}"), read);
    }

    @Test
    void nothingIsReadAheadOfTheReader() {
        AtomicInteger asked = new AtomicInteger();
        Multi<byte[]> endless = Multi.createFrom()
                .range(0, Integer.MAX_VALUE)
                .invoke(asked::incrementAndGet)
                .map(i -> java.util.UUID.randomUUID().toString().getBytes());
        AssertSubscriber<byte[]> reader = ZipArchive.of(
                        Multi.createFrom().item(new ZipArchive.Part("endless", endless)))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(0));

        reader.request(2);

        assertEquals(2, reader.getItems().size());
        assertTrue(asked.get() < 10_000, asked + " read for two pieces");
        reader.cancel();
    }

    private static Map<String, String> read(Multi<byte[]> archive) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        archive.subscribe().asStream().forEach(whole::writeBytes);
        Map<String, String> read = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                read.put(entry.getName(), new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return read;
    }
}
