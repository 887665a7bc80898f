package io.fitconnect.stack;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** As much of Cassandra's native protocol (version 4) as a readiness probe needs: start up, and one plain query. */
final class Cql implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int VERSION = 0x04;
    private static final int ERROR = 0x00;
    private static final int STARTUP = 0x01;
    private static final int READY = 0x02;
    private static final int QUERY = 0x07;
    private static final int RESULT = 0x08;
    private static final int CONSISTENCY_ONE = 0x0001;
    private static final int LONGEST_ANSWER_BYTES = 16_000_000;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private Cql(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
    }

    static Cql connect(int port) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            var cql = new Cql(socket);
            var body = new ByteArrayOutputStream();
            var map = new DataOutputStream(body);
            map.writeShort(1);
            writeString(map, "CQL_VERSION");
            writeString(map, "3.0.0");
            cql.ask(STARTUP, body.toByteArray(), READY);
            return cql;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Returns the body of the result as the protocol lays it out: the last value of the last row stands last. */
    byte[] execute(String statement) throws IOException {
        byte[] text = statement.getBytes(StandardCharsets.UTF_8);
        var body = new ByteArrayOutputStream();
        var query = new DataOutputStream(body);
        query.writeInt(text.length);
        query.write(text);
        query.writeShort(CONSISTENCY_ONE);
        query.writeByte(0);
        return ask(QUERY, body.toByteArray(), RESULT);
    }

    private byte[] ask(int opcode, byte[] body, int expected) throws IOException {
        out.writeByte(VERSION);
        out.writeByte(0);
        out.writeShort(0);
        out.writeByte(opcode);
        out.writeInt(body.length);
        out.write(body);
        out.flush();
        in.readNBytes(4);
        int answer = in.readUnsignedByte();
        int length = in.readInt();
        if (length < 0 || length > LONGEST_ANSWER_BYTES) {
            throw new IOException("not Cassandra's protocol");
        }
        byte[] content = in.readNBytes(length);
        if (answer == ERROR && content.length > 6) {
            throw new IOException(
                    "Cassandra refuses: " + new String(content, 6, content.length - 6, StandardCharsets.UTF_8));
        }
        if (answer != expected) {
            throw new IOException("Cassandra answers with opcode " + answer);
        }
        return content;
    }

    private static void writeString(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
