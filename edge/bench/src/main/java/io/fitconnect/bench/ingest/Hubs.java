package io.fitconnect.bench.ingest;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The generator of gRPC hubs, in a process of its own: each a connection and a call, batches of 100 samples of one
 * athlete after the other, encoded by hand; everything on one thread. Arguments: address, a file with a token a hub. The
 * command {@code flood W S} keeps W batches of each hub unacknowledged for S seconds, after two that don't count.
 */
public final class Hubs {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final int LEAD_SECONDS = 2;
    private static final int PATIENCE_SECONDS = 20;

    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final List<Hub> hubs = new ArrayList<>();

    private Hubs() {}

    public static void main(String[] args) throws Exception {
        Hubs hubs = new Hubs();
        hubs.connect(args[0], Files.readAllLines(Path.of(args[1])));
        System.out.println("ready");
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ");
            hubs.flood(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
        System.exit(0);
    }

    private void connect(String address, List<String> tokens) throws Exception {
        for (String token : tokens) {
            ManagedChannel channel = NettyChannelBuilder.forTarget(address)
                    .usePlaintext()
                    .directExecutor()
                    .eventLoopGroup(loop)
                    .channelType(NioSocketChannel.class)
                    .build();
            Metadata headers = new Metadata();
            headers.put(AUTHORIZATION, "Bearer " + token);
            hubs.add(new Hub(channel, headers, hubs.size(), UUID.randomUUID().toString()));
        }
        awaitAll(Hub::welcomed, "not every hub was welcomed");
    }

    private void flood(int window, int seconds) throws Exception {
        window(window);
        TimeUnit.SECONDS.sleep(LEAD_SECONDS);
        onLoop(() -> hubs.forEach(Hub::count));
        System.out.println("begin");
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        Delays delays = new Delays();
        double[] counts = new double[2];
        onLoop(() -> {
            hubs.forEach(hub -> {
                counts[0] += hub.counted().sent();
                counts[1] += hub.counted().acked();
            });
            Hub.DELAYS.moveTo(delays);
        });
        System.out.printf(
                Locale.ROOT,
                "end %.3f %.0f %.0f %s 0 0%n",
                (System.nanoTime() - start) / 1e9,
                counts[0],
                counts[1],
                delays);
        window(0);
        awaitAll(Hub::idle, "acks are missing");
        System.out.println("idle");
    }

    private void window(int batches) throws Exception {
        onLoop(() -> hubs.forEach(hub -> hub.window(batches)));
    }

    private void awaitAll(java.util.function.Predicate<Hub> condition, String otherwise) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean[] met = new boolean[1];
        while (!met[0]) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise);
            }
            TimeUnit.MILLISECONDS.sleep(20);
            onLoop(() -> met[0] = hubs.stream().allMatch(condition));
        }
    }

    private void onLoop(Runnable task) throws Exception {
        loop.next().submit(task).get();
    }
}
