package org.standbild.eventstore;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Requests at a fixed rate over connections that are kept, a thread each. A request counts from when it was due, also when no connection was free
 * or its thread did not get a processor then. Nothing is made for a request and nothing is kept of an answer, so that the generator takes
 * little of the cores it shares with the server.
 */
final class SteadyRequests {

    private static final int CONNECTIONS = 64;
    private static final int PATIENCE_MILLIS = 20_000;

    private final URI address;
    private final List<byte[]> requests = new ArrayList<>();
    private final int rate;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Histogram nanos = new ConcurrentHistogram(3);
    private double seconds;

    SteadyRequests(URI address, List<String> paths, int rate) {
        this.address = address;
        this.rate = rate;
        for (String path : paths) {
            requests.add(("GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    void send() throws InterruptedException {
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Thread thread = new Thread(() -> sendInTurn(start), "connection-" + i);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        seconds = (System.nanoTime() - start) / 1e9;
    }

    private void sendInTurn(long start) {
        Connection connection = new Connection();
        for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
            long due = start + i * 1_000_000_000L / rate;
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            try {
                bytes.addAndGet(connection.answered(requests.get(i)));
            } catch (IOException e) {
                failed.incrementAndGet();
                connection.close();
            }
            nanos.recordValue(System.nanoTime() - due);
        }
        connection.close();
    }

    double answeredASecond() {
        return requests.size() / seconds;
    }

    int failed() {
        return failed.get();
    }

    double bytesAnAnswer() {
        return (double) bytes.get() / requests.size();
    }

    /** From when a request was due until its answer was there. */
    Histogram nanos() {
        return nanos;
    }

    private final class Connection {

        private static final Pattern HEAD = Pattern.compile(
                "HTTP/1\\.1 200 .*\r\ncontent-length: (\\d+)\r\n.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

        private final byte[] buffer = new byte[64 * 1024];
        private @Nullable Socket socket;

        /** The length of the answer's body. */
        int answered(byte[] request) throws IOException {
            Socket open = open();
            open.getOutputStream().write(request);
            InputStream in = open.getInputStream();
            int read = 0;
            int head = -1;
            while (head < 0) {
                int before = read;
                read += more(in, read, buffer.length - read);
                head = endOfHead(before, read);
            }
            String text = new String(buffer, 0, head, StandardCharsets.US_ASCII);
            Matcher expected = HEAD.matcher(text);
            if (!expected.matches()) {
                throw new IOException(text);
            }
            int length = Integer.parseInt(expected.group(1));
            for (int left = head + length - read; left > 0; ) {
                left -= more(in, 0, Math.min(left, buffer.length));
            }
            if (text.contains("Connection: close")) {
                close();
            }
            return length;
        }

        private Socket open() throws IOException {
            if (socket == null) {
                socket = new Socket(address.getHost(), address.getPort());
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(PATIENCE_MILLIS);
            }
            return socket;
        }

        private int more(InputStream in, int offset, int atMost) throws IOException {
            int many = in.read(buffer, offset, atMost);
            if (many <= 0) {
                throw new EOFException("The server ended its answer early");
            }
            return many;
        }

        /** Behind the empty line; -1 when it is not there yet. */
        private int endOfHead(int before, int read) {
            for (int i = Math.max(3, before); i < read; i++) {
                if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                    return i + 1;
                }
            }
            return -1;
        }

        void close() {
            try {
                if (socket != null) {
                    socket.close();
                }
            } catch (IOException e) {
                failed.incrementAndGet();
            }
            socket = null;
        }
    }
}
