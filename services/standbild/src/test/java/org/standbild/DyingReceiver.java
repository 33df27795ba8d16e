package org.standbild;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A receiver of webhooks as a process of its own, to be killed: it writes a line {@code path id sequence} to disk before it answers, a little
 * later. Now and then it answers that it could not, without having written anything, or writes and then breaks off without an answer.
 */
public final class DyingReceiver {

    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":\"(\\d{20})\"");

    private DyingReceiver() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        Path file = Path.of(arguments[1]);
        Random random = new Random(Long.parseLong(arguments[2]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher sequence = SEQUENCE.matcher(body);
            boolean works;
            boolean breaksOff;
            long slowness;
            synchronized (random) {
                works = random.nextInt(7) > 0 && sequence.find();
                breaksOff = random.nextInt(7) == 0;
                slowness = random.nextLong(40_000_000);
                if (works) {
                    String line = exchange.getRequestURI().getPath() + " "
                            + exchange.getRequestHeaders().getFirst("webhook-id") + " "
                            + Long.parseLong(sequence.group(1)) + "\n";
                    Files.writeString(
                            file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
                }
            }
            LockSupport.parkNanos(slowness);
            if (!breaksOff) {
                exchange.sendResponseHeaders(works ? 204 : 500, -1);
            }
            exchange.close();
        });
        server.start();
    }
}
