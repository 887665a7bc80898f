package io.fitconnect.recording.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitDecoderTest {
    /** Local type 0: record (20), little-endian, timestamp and heart rate. */
    private static final String LITTLE_RECORD = "40 00 00 1400 02 FD0486 030102";

    @Test
    void readsBothByteOrders() {
        List<FitMessage> messages =
                decode(LITTLE_RECORD, "00 E8030000 78", "41 00 01 0014 03 FD0486 030102 070284", "01 000003E9 79 00FA");
        assertEquals(1000, messages.get(0).timestamp());
        assertEquals(120, messages.get(0).first(3).orElseThrow());
        assertEquals(1001, messages.get(1).timestamp());
        assertEquals(250, messages.get(1).first(7).orElseThrow());
    }

    @Test
    void compressedTimestampsRollOver() {
        // 1000 = 31 x 32 + 8; offsets 9, then 5: past the roll-over at 32.
        List<FitMessage> messages =
                decode(LITTLE_RECORD, "00 E8030000 78", "41 00 00 1400 01 030102", "A9 79", "A5 7A");
        assertEquals(
                List.of(1000L, 1001L, 1029L),
                messages.stream().map(FitMessage::timestamp).toList());
    }

    @Test
    void developerFieldsAreSteppedOver() {
        List<FitMessage> messages = decode("60 00 00 1400 02 FD0486 030102 01 000400", "00 E8030000 78 DEADBEEF");
        assertEquals(1, messages.size());
        assertEquals(120, messages.getFirst().first(3).orElseThrow());
    }

    @Test
    void invalidValuesAreLeftOut() {
        List<FitMessage> messages =
                decode(LITTLE_RECORD, "00 E8030000 FF", "41 00 00 4E00 01 000684", "01 E803 FFFF 2003");
        assertTrue(messages.get(0).first(3).isEmpty());
        assertArrayEquals(new double[] {1000, 800}, messages.get(1).fields().get(0));
    }

    @Test
    void aFileThatBreaksOffYieldsWhatCameBefore() {
        byte[] whole = file(LITTLE_RECORD, "00 E8030000 78", "00 E9030000 79");
        FitDecoder.Decoded decoded = FitDecoder.decode(java.util.Arrays.copyOf(whole, whole.length - 4));
        assertEquals(1, decoded.messages().size());
        assertTrue(decoded.problems().contains("the file breaks off before its end"), decoded.problems()::toString);
    }

    @Test
    void aFlippedBitIsNoticed() {
        byte[] damaged = file(LITTLE_RECORD, "00 E8030000 78");
        damaged[damaged.length - 3] ^= 1;
        assertEquals(
                List.of("the checksum does not match: the file is damaged"),
                FitDecoder.decode(damaged).problems());
    }

    @Test
    void chainedFilesAreReadToTheEnd() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(file(LITTLE_RECORD, "00 E8030000 78"));
        both.writeBytes(file(LITTLE_RECORD, "00 D0070000 79"));
        FitDecoder.Decoded decoded = FitDecoder.decode(both.toByteArray());
        assertEquals(2, decoded.messages().size());
        assertEquals(List.of(), decoded.problems());
    }

    @Test
    void anythingElseIsRefusedByName() {
        assertThrows(IllegalArgumentException.class, () -> FitDecoder.decode(new byte[100]));
    }

    private static List<FitMessage> decode(String... messages) {
        FitDecoder.Decoded decoded = FitDecoder.decode(file(messages));
        assertEquals(List.of(), decoded.problems());
        return decoded.messages();
    }

    private static byte[] file(String... messages) {
        byte[] data = HexFormat.of().parseHex(String.join("", messages).replace(" ", ""));
        ByteBuffer file = ByteBuffer.allocate(14 + data.length + 2).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 14).put((byte) 0x20).putShort((short) 2195).putInt(data.length);
        file.put(".FIT".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        file.putShort((short) Crc16.of(file.array(), 0, 12));
        file.put(data);
        file.putShort((short) Crc16.of(file.array(), 0, 14 + data.length));
        return file.array();
    }
}
