package org.standbild.readers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Readers of the stream, all on one thread, some bytes each. Twenty at a time have a loopback address of their own, as the application
 * admits no more of one client.
 */
final class Crowd implements AutoCloseable {

    private static final int OF_ONE_ADDRESS = 20;
    private static final int CONNECTING_AT_ONCE = 50;

    /** Called on the crowd's thread. */
    interface Listener {
        void heard(long position, long nanoTime);
    }

    private final InetSocketAddress server;
    private final byte[] request;
    private final Listener listener;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final byte[] bytes = new byte[64 * 1024];
    private final AtomicInteger wanted = new AtomicInteger();
    private final AtomicInteger listening = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicLong received = new AtomicLong();
    private int begun;
    private int connecting;
    private volatile boolean over;

    Crowd(URI address, Listener listener) throws IOException {
        this.server = new InetSocketAddress(address.getHost(), address.getPort());
        this.request = ("GET /feeds/changes/stream HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        this.listener = listener;
        Thread thread = new Thread(this::run, "crowd");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until so many listen. */
    void grow(int to) throws InterruptedException {
        wanted.set(to);
        selector.wakeup();
        while (listening.get() < to) {
            if (lost.get() > 0) {
                throw new IllegalStateException(lost.get() + " readers were refused or lost their stream");
            }
            Thread.sleep(20);
        }
    }

    int lost() {
        return lost.get();
    }

    long received() {
        return received.get();
    }

    private void run() {
        try {
            while (!over) {
                begin();
                selector.select(key -> {
                    try {
                        ready(key);
                    } catch (IOException e) {
                        lose(key);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() throws IOException {
        while (connecting < CONNECTING_AT_ONCE && begun < wanted.get()) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            int address = begun / OF_ONE_ADDRESS;
            channel.bind(new InetSocketAddress(
                    InetAddress.getByAddress(new byte[] {127, 1, (byte) (address / 250), (byte) (address % 250 + 1)}),
                    0));
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, new Lines());
            if (channel.connect(server)) {
                connected(key);
            }
            begun++;
            connecting++;
        }
    }

    private void ready(SelectionKey key) throws IOException {
        if (key.isConnectable()) {
            ((SocketChannel) key.channel()).finishConnect();
            connected(key);
        } else if (key.isReadable()) {
            read(key);
        }
    }

    private void connected(SelectionKey key) throws IOException {
        key.interestOps(SelectionKey.OP_READ);
        ((SocketChannel) key.channel()).write(ByteBuffer.wrap(request));
    }

    private void read(SelectionKey key) throws IOException {
        buffer.clear();
        int many = ((SocketChannel) key.channel()).read(buffer);
        long now = System.nanoTime();
        if (many < 0) {
            lose(key);
            return;
        }
        received.addAndGet(many);
        buffer.flip().get(bytes, 0, many);
        ((Lines) key.attachment()).take(bytes, many, now);
    }

    private void lose(SelectionKey key) {
        key.cancel();
        lost.incrementAndGet();
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        selector.wakeup();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
    }

    /** Of each line the beginning, which tells what it is. */
    private final class Lines {
        private static final int ENOUGH = 28;

        private final byte[] line = new byte[ENOUGH];
        private int length;
        private long id = -1;
        private boolean change;
        private boolean open;

        void take(byte[] bytes, int many, long now) {
            for (int i = 0; i < many; i++) {
                if (bytes[i] == '\n') {
                    ended(now);
                    length = 0;
                } else if (length < ENOUGH) {
                    line[length++] = bytes[i];
                }
            }
        }

        private void ended(long now) {
            if (length == 0) {
                if (change) {
                    listener.heard(id, now);
                }
                change = false;
            } else if (line[0] == 'i' && line[1] == 'd') {
                id = Long.parseLong(text().substring(4));
            } else if (line[0] == 'e') {
                String event = text();
                change = event.equals("event: change");
                if (event.equals("event: canary") && !open) {
                    open = true;
                    connecting--;
                    listening.incrementAndGet();
                }
            }
        }

        private String text() {
            return new String(line, 0, length, StandardCharsets.US_ASCII);
        }
    }
}
