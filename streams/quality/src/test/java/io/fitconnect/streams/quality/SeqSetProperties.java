package io.fitconnect.streams.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SeqSetProperties {
    @Property
    void behavesAsASetWhateverTheOrder(@ForAll @Size(max = 200) List<@LongRange(min = 1, max = 120) Long> seqs) {
        SeqSet set = new SeqSet();
        Set<Long> model = new HashSet<>();
        for (long seq : seqs) {
            assertEquals(model.add(seq), set.add(seq));
            assertEquals(model.size(), set.size());
        }
        for (long seq = 1; seq <= 120; seq++) {
            assertEquals(model.contains(seq), set.contains(seq));
        }
    }
}
