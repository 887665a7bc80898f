package io.fitconnect.live.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.fitconnect.proto.live.v1.Row;
import io.fitconnect.proto.live.v1.Verdict;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A row's hand-written JSON beside the library that prints any message. */
class RowImageProperties {

    @Property(tries = 1_000)
    void theTextOfARowIsReadAsTheRow(@ForAll("rows") RowImage image) throws InvalidProtocolBufferException {
        Row.Builder read = Row.newBuilder();
        JsonFormat.parser().merge(image.print(), read);
        assertEquals(image.describe(), read.build());
    }

    @Property(tries = 200)
    void whatHasItsDefaultIsLeftOutAsTheLibraryDoes(@ForAll("rows") RowImage image)
            throws InvalidProtocolBufferException {
        String printed = JsonFormat.printer().omittingInsignificantWhitespace().print((Row) image.describe());
        assertEquals(printed.contains("\"score\""), image.print().contains("\"score\""));
        assertEquals(printed.contains("\"freshness\""), image.print().contains("\"freshness\""));
        assertEquals(printed.contains("\"name\""), image.print().contains("\"name\""));
    }

    @Provide
    Arbitrary<RowImage> rows() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("aZ9 \"\\/\n\t\u0001<&'\u00e4\u20ac\u2028")
                .ofMaxLength(12);
        Arbitrary<Double> scores = Arbitraries.oneOf(
                Arbitraries.of(0.0, 1.0, 1e21, 1e-9, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN),
                Arbitraries.doubles().between(-1e6, 1e6));
        Arbitrary<Verdict> verdicts =
                Arbitraries.of(Verdict.VERDICT_UNSPECIFIED, Verdict.PROVISIONAL, Verdict.VERIFIED, Verdict.FLAGGED);
        return Combinators.combine(
                        texts,
                        texts,
                        scores,
                        Arbitraries.longs().between(0, 4_000_000_000_000L),
                        Arbitraries.integers().between(0, 5),
                        verdicts,
                        Arbitraries.integers().between(0, 6))
                .as((id, name, score, seen, zone, verdict, freshness) -> new RowImage(
                        new Line(id, name, 0, 0, score, 0, 0, seen, zone, verdict, name),
                        Metric.DISTANCE,
                        7,
                        freshness));
    }
}
