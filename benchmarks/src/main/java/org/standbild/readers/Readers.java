package org.standbild.readers;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * Readers of the stream of a started application. {@code latency ADDRESS READERS COMMITS}: from the answer to a commit until each reader has
 * its event; who has it before the writer has the answer counts as 0. {@code memory ADDRESS READERS PID}: what readers who hear nothing cost the
 * application. The reviewer's password is in {@code STANDBILD_PASSWORD_REVIEWER}.
 */
public final class Readers {

    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(500);
    private static final int WARMING_UP = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String kase;

    private Readers(URI address, String kase) {
        this.address = address;
        this.kase = kase;
    }

    public static void main(String[] arguments) throws Exception {
        URI address = URI.create(arguments[1]);
        int readers = Integer.parseInt(arguments[2]);
        Readers scenario = new Readers(address, System.getProperty("case", "?") + " " + readers + " readers");
        System.out.printf(
                Locale.ROOT,
                "# %d cores, load %.1f: %s%n",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                String.join(" ", arguments));
        switch (arguments[0]) {
            case "latency" -> scenario.latency(readers, Integer.parseInt(arguments[3]));
            case "memory" -> scenario.memory(readers, Long.parseLong(arguments[3]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.exit(0);
    }

    /** When who heard of one change. */
    private static final class Heard {
        private final long[] at;
        private final AtomicInteger many = new AtomicInteger();

        private Heard(int readers) {
            at = new long[readers];
        }

        private void note(long nanoTime) {
            at[many.get()] = nanoTime;
            many.incrementAndGet();
        }
    }

    private void latency(int readers, int commits) throws IOException, InterruptedException {
        ConcurrentMap<Long, Heard> heard = new ConcurrentHashMap<>();
        try (Crowd crowd =
                new Crowd(address, (position, now) -> heard.computeIfAbsent(position, unused -> new Heard(readers))
                        .note(now))) {
            crowd.grow(readers);
            Histogram each = new Histogram(3);
            Histogram last = new Histogram(3);
            long early = 0;
            long next = System.nanoTime();
            for (int commit = 0; commit < WARMING_UP + commits; commit++) {
                while (System.nanoTime() < next) {
                    LockSupport.parkNanos(next - System.nanoTime());
                }
                next += BETWEEN_COMMITS.toNanos();
                long[] answer = commit(commit);
                Heard all = heard.computeIfAbsent(answer[0], unused -> new Heard(readers));
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                while (all.many.get() < readers) {
                    if (System.nanoTime() > deadline || crowd.lost() > 0) {
                        throw new IllegalStateException(all.many.get() + " of " + readers + " heard of " + answer[0]
                                + ", " + crowd.lost() + " lost their stream");
                    }
                    Thread.sleep(5);
                }
                heard.remove(answer[0]);
                if (commit >= WARMING_UP) {
                    for (long at : all.at) {
                        each.recordValue(Math.max(0, at - answer[1]));
                        early += at < answer[1] ? 1 : 0;
                    }
                    last.recordValue(Math.max(0, Arrays.stream(all.at).max().orElseThrow() - answer[1]));
                }
            }
            for (double percentile : new double[] {50, 99, 100}) {
                String name = percentile == 100 ? "max" : "p" + (int) percentile;
                note(name, each.getValueAtPercentile(percentile) / 1e6, "ms");
                note("last reader " + name, last.getValueAtPercentile(percentile) / 1e6, "ms");
            }
            note("before the answer", 100.0 * early / each.getTotalCount(), "%");
            note("events", each.getTotalCount(), "");
            note("lost", crowd.lost(), "");
        }
    }

    /** Its position, and when the answer was there. */
    private long[] commit(int number) throws IOException, InterruptedException {
        String profile = List.of("DE-HE", "DE-HH", "DE-SN").get(number % 3);
        URI uri = address.resolve("/api/profiles/" + profile + "/changes");
        String version = http.send(
                        HttpRequest.newBuilder(address.resolve("/api/profiles/" + profile))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        String account = "reviewer:" + System.getenv("STANDBILD_PASSWORD_REVIEWER");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("If-Match", version)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("""
                        [{"type": "StatementRecorded", "stand": {"edtf": "2020-06"}, "entry": "aussage-%d-%d", "sections": ["BA"],
                          "summary": {"de": "Die Zahl der Beratungen liegt bei %d im Monat, wie das Ministerium auf Nachfrage mitteilt."}}]
                        """.formatted(System.nanoTime(), number, number)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        long now = System.nanoTime();
        Matcher position = POSITION.matcher(answer.body());
        if (answer.statusCode() != 201 || !position.find()) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return new long[] {Long.parseLong(position.group(1)), now};
    }

    private void memory(int readers, long pid) throws IOException, InterruptedException {
        try (Crowd crowd = new Crowd(address, (position, now) -> {})) {
            crowd.grow(
                    Math.min(readers, 100)); // what is loaded and compiled for the first of them is no cost of a reader
            double heapBefore = heap(pid);
            double residentBefore = resident(pid);
            long begin = System.nanoTime();
            crowd.grow(readers);
            note("until all listen", (System.nanoTime() - begin) / 1e9, "s");
            double heapAfter = heap(pid);
            int more = readers - Math.min(readers, 100);
            note("heap, 100 readers", heapBefore / 1e6, "MB");
            note("heap", heapAfter / 1e6, "MB");
            note("heap a reader", (heapAfter - heapBefore) / more / 1e3, "kB");
            note("resident, 100 readers", residentBefore / 1e6, "MB");
            note("resident", resident(pid) / 1e6, "MB");
            note("resident a reader", (resident(pid) - residentBefore) / more / 1e3, "kB");
            long bytes = crowd.received();
            Thread.sleep(20_000);
            note("sent to an idle reader", (crowd.received() - bytes) / 20.0 / readers, "B/s");
            note("lost", crowd.lost(), "");
        }
    }

    /** What is alive after a full collection. */
    private static double heap(long pid) throws IOException, InterruptedException {
        run("jcmd", Long.toString(pid), "GC.run");
        List<String> histogram = run("jcmd", Long.toString(pid), "GC.class_histogram");
        return histogram.stream()
                .filter(line -> line.startsWith("Total"))
                .mapToDouble(line -> Double.parseDouble(line.strip().split("\\s+")[2]))
                .findFirst()
                .orElseThrow();
    }

    private static double resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        List<String> tool = new ArrayList<>(Arrays.asList(command));
        tool.set(0, Path.of(System.getProperty("java.home"), "bin", command[0]).toString());
        Process process = new ProcessBuilder(tool).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return lines;
    }

    private void note(String figure, double value, String unit) throws IOException {
        String line = String.format(Locale.ROOT, "readers,standbild,%s,1,%s,%.3f,%s%n", kase, figure, value, unit);
        System.out.print(line);
        Path file = Path.of(System.getProperty("results", "benchmarks/results"), "readers.csv");
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, "scenario,peer,case,repetition,figure,value,unit\n");
        }
        Files.writeString(file, line, StandardOpenOption.APPEND);
    }
}
