package io.fitconnect.gateway.operation;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far the platform's consumer groups are behind. Groups that commit nothing, as those of the edges, which only want
 * the newest, have none. Kafka's own thread does the work; it is asked only while somebody wants to know.
 */
@ApplicationScoped
public class Lag {
    private static final String OURS = "fitconnect";
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final String bootstrap;
    private final Uni<List<GroupLag>> now;
    private @Nullable Admin admin;

    Lag(@ConfigProperty(name = "mp.messaging.incoming.gateway-equipment.bootstrap.servers") String bootstrap) {
        this.bootstrap = bootstrap;
        this.now = Uni.createFrom().deferred(this::ask).memoize().atLeast(FRESH);
    }

    /** Records of a topic that a group has not committed. */
    public record GroupLag(String group, String topic, long records) {}

    private record Read(String group, Map<TopicPartition, OffsetAndMetadata> committed) {}

    /** The largest first; at most 2 s old. */
    public Uni<List<GroupLag>> now() {
        return now;
    }

    void close(@Observes ShutdownEvent event) {
        Admin open = admin;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    private Uni<List<GroupLag>> ask() {
        Admin kafka = admin();
        return of(() -> kafka.listGroups(ListGroupsOptions.forConsumerGroups()).all())
                .map(groups -> groups.stream()
                        .map(GroupListing::groupId)
                        .filter(id -> id.startsWith(OURS))
                        .collect(Collectors.toMap(Function.identity(), id -> new ListConsumerGroupOffsetsSpec())))
                .chain(groups -> of(() -> kafka.listConsumerGroupOffsets(groups).all()))
                .map(all -> all.entrySet().stream()
                        .map(group -> new Read(group.getKey(), group.getValue()))
                        .toList())
                .chain(read -> ends(kafka, read).map(ends -> lag(read, ends)));
    }

    private static Uni<Map<TopicPartition, ListOffsetsResultInfo>> ends(Admin kafka, List<Read> read) {
        Map<TopicPartition, OffsetSpec> wanted = read.stream()
                .map(group -> group.committed().keySet())
                .flatMap(Collection::stream)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return of(() -> kafka.listOffsets(wanted).all());
    }

    private static List<GroupLag> lag(List<Read> read, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        return read.stream()
                .flatMap(group -> lag(group, ends).entrySet().stream()
                        .map(topic -> new GroupLag(group.group(), topic.getKey(), topic.getValue())))
                .sorted((one, other) -> Long.compare(other.records(), one.records()))
                .toList();
    }

    private static Map<String, Long> lag(Read group, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        Map<String, Long> byTopic = new TreeMap<>();
        group.committed().forEach((partition, committed) -> {
            ListOffsetsResultInfo end = ends.get(partition);
            if (committed != null && end != null) {
                byTopic.merge(partition.topic(), Math.max(0, end.offset() - committed.offset()), Long::sum);
            }
        });
        return byTopic;
    }

    private static <T> Uni<T> of(Supplier<KafkaFuture<T>> asked) {
        return Uni.createFrom().completionStage(() -> asked.get().toCompletionStage());
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                    AdminClientConfig.CLIENT_ID_CONFIG, "fitconnect-gateway-lag",
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "3000",
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "5000"));
        }
        return admin;
    }
}
