package io.fitconnect.recording.fit;

/** The FIT checksum: CRC-16 with polynomial 0x8005 reflected (CRC-16/ARC). */
final class Crc16 {
    private Crc16() {}

    static int of(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0xA001 : crc >>> 1;
            }
        }
        return crc;
    }
}
