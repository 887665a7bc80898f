package io.fitconnect.streams.bench.rank;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** As much of the Redis protocol (RESP 2) as the benchmark speaks, with commands sent in pipelines. */
final class RedisConnection implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private int waiting;

    RedisConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    /** Sends so many commands in one go and returns their number. */
    int send(int commands, RedisBoard.Command command) throws IOException {
        for (int i = 0; i < commands; i++) {
            write(command.next());
        }
        out.flush();
        waiting += commands;
        return commands;
    }

    boolean waiting() {
        return waiting > 0;
    }

    /** Reads all answers it waits for. */
    void receive() throws IOException {
        while (waiting > 0) {
            read();
            waiting--;
        }
    }

    /** One command and its answer. */
    String call(String... command) throws IOException {
        write(command);
        out.flush();
        return read();
    }

    private void write(String... parts) throws IOException {
        StringBuilder text =
                new StringBuilder(64).append('*').append(parts.length).append("\r\n");
        for (String part : parts) {
            text.append('$').append(part.length()).append("\r\n").append(part).append("\r\n");
        }
        out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private String read() throws IOException {
        String line = line();
        return switch (line.charAt(0)) {
            case '$' -> bulk(Integer.parseInt(line.substring(1)));
            case '*' -> array(Integer.parseInt(line.substring(1)));
            case '-' -> throw new IOException("Redis says " + line);
            default -> line.substring(1);
        };
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return "";
        }
        byte[] bytes = in.readNBytes(length);
        in.readNBytes(2);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String array(int length) throws IOException {
        String last = "";
        for (int i = 0; i < length; i++) {
            last = read();
        }
        return last;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(16);
        for (int c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Redis closed the connection");
            }
            line.append((char) c);
        }
        in.read();
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
