package io.fitconnect.bench.ingest;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.tools.ProducerPerformance;

/**
 * A peer: Kafka's own {@code kafka-producer-perf-test} in a JVM that is kept warm. Arguments: topic, then producer
 * settings as key=value. A command is a line of records, bytes a record, and records a second (-1: all it can).
 */
public final class Producing {
    private Producing() {}

    public static void main(String[] args) throws Exception {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        answers.println("ready");
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ");
            long start = System.nanoTime();
            ProducerPerformance.main(arguments(args, words));
            answers.printf("done %.3f%n", (System.nanoTime() - start) / 1e9);
        }
        System.exit(0);
    }

    private static String[] arguments(String[] args, String[] words) {
        var arguments = new ArrayList<>(List.of("--topic", args[0], "--num-records", words[0]));
        arguments.addAll(List.of("--record-size", words[1], "--throughput", words[2], "--producer-props"));
        arguments.addAll(List.of(args).subList(1, args.length));
        return arguments.toArray(String[]::new);
    }
}
