package io.fitconnect.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A native image finds by name only what was registered: nothing that we know of is left out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeSourcesTest {
    private static final String PROTOS = "io.fitconnect.proto.";
    private static final String MESSAGE = "com.google.protobuf.GeneratedMessage";
    /** What Kafka makes from a class name when it isn't handed an object. */
    private static final List<String> MADE_BY_KAFKA = List.of(
            "org.apache.kafka.streams.state.RocksDBConfigSetter",
            "org.apache.kafka.streams.errors.ProductionExceptionHandler",
            "org.apache.kafka.streams.errors.ProcessingExceptionHandler",
            "org.apache.kafka.streams.errors.DeserializationExceptionHandler",
            "org.apache.kafka.streams.processor.TimestampExtractor");

    private final List<NativeSources> all = new ArrayList<>();

    @BeforeAll
    void read() throws IOException {
        for (String deployable : NativeSources.deployables()) {
            all.add(NativeSources.of(deployable));
        }
    }

    Stream<NativeSources> deployables() {
        return all.stream();
    }

    Stream<NativeSources> withStreams() {
        return all.stream().filter(each -> each.hasClass("org.rocksdb.RocksDB"));
    }

    Stream<NativeSources> withMessages() {
        return all.stream().filter(each -> !each.classesOf(PROTOS).isEmpty());
    }

    Stream<NativeSources> withKafka() {
        return all.stream().filter(each -> each.hasClass("org.apache.kafka.clients.consumer.KafkaConsumer"));
    }

    @Test
    void everyDeployableHasNativeSourcesAndTwoOfThemHoldTheStreams() {
        assertFalse(all.isEmpty());
        assertEquals(
                List.of("laptop", "streams"),
                withStreams().map(NativeSources::toString).toList());
    }

    @ParameterizedTest
    @MethodSource("deployables")
    void everyClassThatASettingNamesCanBeMade(NativeSources sources) {
        List<String> missing = sources.settings().values().stream()
                .filter(sources::hasClass)
                .filter(name -> !sources.canMake(name))
                .distinct()
                .sorted()
                .toList();
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("withKafka")
    void serializersOfKeysAndValuesCanBeMade(NativeSources sources) {
        for (String type : List.of("String", "ByteArray")) {
            assertTrue(sources.canMake("org.apache.kafka.common.serialization." + type + "Serializer"), type);
            assertTrue(sources.canMake("org.apache.kafka.common.serialization." + type + "Deserializer"), type);
        }
    }

    @ParameterizedTest
    @MethodSource("withKafka")
    void lz4FindsItsJavaImplementation(NativeSources sources) {
        List<String> missing = Stream.of("net.jpountz.lz4.LZ4", "net.jpountz.xxhash.")
                .flatMap(prefix -> sources.classesOf(prefix).stream())
                .filter(name -> name.matches(".*Java(Safe|Unsafe)\\w*(\\$Factory)?"))
                .filter(name -> !name.matches(".*\\.StreamingXXHash\\d+Java(Safe|Unsafe)"))
                .filter(name -> !sources.canMake(name))
                .toList();
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("withMessages")
    void fieldsOfMessagesCanBeReadAndSetByNameAsJsonFramesDo(NativeSources sources) {
        Index ours = sources.ours();
        List<String> messages = ours.getKnownClasses().stream()
                .map(each -> each.name().toString())
                .filter(name -> name.startsWith(PROTOS))
                .filter(name -> isMessage(ours, name))
                .toList();
        List<String> missing = messages.stream()
                .filter(name -> !sources.canCall(name) || !sources.canCall(name + "$Builder"))
                .toList();
        assertTrue(messages.size() > 40, () -> messages.size() + " messages");
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("withStreams")
    void whatKafkaStreamsMakesByNameCanBeMade(NativeSources sources) {
        Index ours = sources.ours();
        List<String> made = MADE_BY_KAFKA.stream()
                .flatMap(type -> ours.getKnownDirectImplementors(DotName.createSimple(type)).stream())
                .map(ClassInfo::name)
                .map(DotName::toString)
                .toList();
        assertTrue(made.contains("io.fitconnect.streams.topology.BoundedRocks"), made::toString);
        assertEquals(
                List.of(), made.stream().filter(name -> !sources.canMake(name)).toList());
    }

    @ParameterizedTest
    @MethodSource("withStreams")
    void rocksDbsNativeCodeFindsTheExceptionsItThrows(NativeSources sources) {
        assertTrue(sources.isKnownToNativeCode("org.rocksdb.RocksDBException"));
        assertTrue(sources.isKnownToNativeCode("org.rocksdb.Status"));
    }

    private static boolean isMessage(Index ours, String name) {
        ClassInfo type = ours.getClassByName(DotName.createSimple(name));
        return type != null
                && type.superName() != null
                && type.superName().toString().equals(MESSAGE);
    }
}
