package org.standbild.eventstore;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server and does to inserts what networks do. */
final class FaultyProxy implements Closeable {

    enum Fault {
        /** The connection breaks before the server has heard anything. */
        CUT_BEFORE,
        /** The server has done it and the answer is lost with the connection. */
        LOSE_REPLY,
        /** The connection breaks; the server hears of it much later. */
        DELIVER_LATE,
        /** The server has done it and nobody answers, on a connection that stays open. */
        SILENCE,
        /** The answer takes a while. */
        SLOW
    }

    final Map<Fault, AtomicInteger> counts = new EnumMap<>(Fault.class);

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final double probability;
    private final Random random;
    private volatile boolean closed;

    FaultyProxy(int target, double probability, long seed) throws IOException {
        this.target = target;
        this.probability = probability;
        this.random = new Random(seed);
        for (Fault fault : Fault.values()) {
            counts.put(fault, new AtomicInteger());
        }
        start(this::accept);
    }

    String connectionString() {
        return "mongodb://127.0.0.1:" + listener.getLocalPort() + "/?socketTimeoutMS=400&connectTimeoutMS=2000";
    }

    int faults() {
        return counts.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                boolean[] mute = new boolean[1];
                start(() -> requests(client, server, mute));
                start(() -> replies(server, client, mute));
            } catch (IOException e) {
                return;
            }
        }
    }

    private synchronized Fault next(byte[] frame) {
        boolean insert =
                new String(frame, 0, Math.min(64, frame.length), StandardCharsets.ISO_8859_1).contains("insert");
        if (!insert || random.nextDouble() >= probability) {
            return null;
        }
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        counts.get(fault).incrementAndGet();
        return fault;
    }

    private void requests(Socket client, Socket server, boolean[] mute) {
        try (client;
                server) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = server.getOutputStream();
            while (true) {
                byte[] frame = frame(in);
                Fault fault = next(frame);
                if (fault == Fault.CUT_BEFORE) {
                    return;
                }
                if (fault == Fault.DELIVER_LATE) {
                    int delay = 20 + random.nextInt(400);
                    start(() -> deliver(frame, delay));
                    return;
                }
                if (fault == Fault.LOSE_REPLY || fault == Fault.SILENCE) {
                    mute[0] = true;
                }
                if (fault == Fault.SLOW) {
                    Thread.sleep(100);
                }
                out.write(frame);
                out.flush();
                if (fault == Fault.LOSE_REPLY) {
                    Thread.sleep(30);
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // the end of a connection
        }
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        byte[] length = new byte[4];
        in.readFully(length);
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] frame = new byte[size];
        System.arraycopy(length, 0, frame, 0, 4);
        in.readFully(frame, 4, size - 4);
        return frame;
    }

    private void deliver(byte[] frame, int delay) {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread.sleep(delay);
            server.getOutputStream().write(frame);
            server.getOutputStream().flush();
            server.getInputStream().read();
        } catch (IOException | InterruptedException e) {
            // the server has gone
        }
    }

    private static void replies(Socket server, Socket client, boolean[] mute) {
        try {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[65536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!mute[0]) {
                    out.write(buffer, 0, read);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // the end of a connection
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listener.close();
    }
}
