package io.fitconnect.stack;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stores, started for real. */
class StackIT {
    private static final String TOPIC = "telemetry.refused.v1";

    @TempDir
    Path folder;

    @Test
    void everyServerAnswersItsProtocolAndKeepsItsDataOverARestartOnOtherPorts() throws Exception {
        var data = DataDir.make(folder);
        try (var stack = Stack.start(data, freePorts(), Durability.POWER_LOSS, Progress.SILENT)) {
            try (var admin = Admin.create(Map.of("bootstrap.servers", stack.address(Service.KAFKA)))) {
                var names = admin.listTopics().names().get();
                Topics.catalogue().forEach(topic -> assertTrue(names.contains(topic.name()), topic.name()));
            }
            produce(stack.address(Service.KAFKA), "kept");
            sql(stack, "create table kept (id int primary key)");
            sql(stack, "insert into kept values (7)");
            redis(stack, "SET kept 7", "+OK");
            cql(stack, "CREATE TABLE fitconnect.kept (id int PRIMARY KEY)");
            cql(stack, "INSERT INTO fitconnect.kept (id) VALUES (7)");
        }
        assertTrue(RunRecord.all(data).isEmpty(), "a stack that was stopped leaves no records");
        try (var stack = Stack.start(data, freePorts(), Durability.POWER_LOSS, Progress.SILENT)) {
            assertEquals("kept", firstRecord(stack.address(Service.KAFKA)));
            assertThrows(java.sql.SQLException.class, () -> sql(stack, "insert into kept values (7)"));
            redis(stack, "GET kept", "$1");
            assertEquals(7, lastInt(cql(stack, "SELECT id FROM fitconnect.kept")));
        }
    }

    @Test
    void aKilledServerIsStartedAgainAndHasLostNothingAcknowledged() throws Exception {
        var data = DataDir.make(folder);
        try (var stack = Stack.start(data, freePorts(), Durability.PROCESS_KILL, Progress.SILENT)) {
            produce(stack.address(Service.KAFKA), "acked");
            sql(stack, "create table acked (id int primary key)");
            cql(stack, "CREATE TABLE fitconnect.acked (id int PRIMARY KEY)");
            cql(stack, "INSERT INTO fitconnect.acked (id) VALUES (7)");
            for (Service service : Service.stores()) {
                long before = stack.pid(service);
                ProcessHandle.of(before).orElseThrow().destroyForcibly();
                await(service.title())
                        .atMost(Duration.ofMinutes(3))
                        .until(() -> stack.pid(service) != before && stack.answers(service));
            }
            assertEquals("acked", firstRecord(stack.address(Service.KAFKA)));
            sql(stack, "insert into acked values (7)");
            assertEquals(7, lastInt(cql(stack, "SELECT id FROM fitconnect.acked")));
        }
    }

    @Test
    void theLeftoversOfAKilledLauncherAreClearedAndAStrangerWithThatPidIsLeftAlone() throws Exception {
        var data = DataDir.make(folder);
        var leftover = new ProcessBuilder("sleep", "1000").start();
        var stranger = new ProcessBuilder("sleep", "1001").start();
        try {
            new RunRecord("kafka", leftover.pid(), 1, java.time.Instant.now(), "sleep 1000").write(data);
            new RunRecord("cassandra", stranger.pid(), 1, java.time.Instant.now(), "cassandra.args").write(data);
            try (var stack =
                    Stack.start(data, Map.of(Service.REDIS, Ports.free()), Durability.PROCESS_KILL, Progress.SILENT)) {
                assertFalse(leftover.isAlive());
                assertTrue(stranger.isAlive());
                assertEquals(
                        List.of("redis"),
                        RunRecord.all(data).stream().map(RunRecord::name).toList());
                assertThrows(
                        Lease.Taken.class, () -> Stack.start(data, Map.of(), Durability.PROCESS_KILL, Progress.SILENT));
            }
        } finally {
            leftover.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    @Test
    void whatALauncherStartedEndsWhenItIsKilled() throws Exception {
        var data = DataDir.make(folder);
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LonelyLauncher.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("started")));
            var redis = RunRecord.all(data).getFirst();
            assertTrue(redis.process().isPresent());
            child.destroyForcibly();
            await().atMost(Duration.ofSeconds(20)).until(() -> redis.process().isEmpty());
        } finally {
            child.destroyForcibly();
        }
    }

    /** Starts Redis and says so. */
    static final class LonelyLauncher {
        public static void main(String[] arguments) throws Exception {
            Stack.start(
                    DataDir.make(Path.of(arguments[0])),
                    Map.of(Service.REDIS, Ports.free()),
                    Durability.PROCESS_KILL,
                    Progress.SILENT);
            Files.createFile(Path.of(arguments[0], "started"));
            Thread.currentThread().join();
        }
    }

    private static Map<Service, Integer> freePorts() {
        var ports = new EnumMap<Service, Integer>(Service.class);
        for (Service service : Service.stores()) {
            ports.put(service, Ports.free());
        }
        return ports;
    }

    private static void produce(String kafka, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, "key", value)).get();
        }
    }

    private static String firstRecord(String kafka) {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            var records = await().atMost(Duration.ofSeconds(30))
                    .until(() -> consumer.poll(Duration.ofMillis(200)), found -> !found.isEmpty());
            return records.iterator().next().value();
        }
    }

    private static void sql(Stack stack, String statement) throws Exception {
        var properties = new Properties();
        properties.put("user", "postgres");
        try (var connection = new org.postgresql.Driver()
                        .connect("jdbc:postgresql://" + stack.address(Service.POSTGRES) + "/fitconnect", properties);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static void redis(Stack stack, String command, String expected) throws Exception {
        try (var socket = new java.net.Socket("127.0.0.1", stack.port(Service.REDIS))) {
            socket.getOutputStream().write((command + "\r\n").getBytes());
            assertEquals(expected, new String(socket.getInputStream().readNBytes(expected.length())));
        }
    }

    private static byte[] cql(Stack stack, String statement) throws Exception {
        try (var cql = Cql.connect(stack.port(Service.CASSANDRA))) {
            return cql.execute(statement);
        }
    }

    private static int lastInt(byte[] result) {
        return ByteBuffer.wrap(result).getInt(result.length - Integer.BYTES);
    }
}
