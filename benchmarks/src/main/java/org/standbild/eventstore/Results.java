package org.standbild.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Every single figure as a line of CSV; the medians of the repetitions on the console. */
final class Results {

    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

    private final Path file;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private boolean discarding;

    Results(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (!Files.exists(file)) {
                Files.writeString(file, "scenario,peer,case,repetition,figure,value,unit\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A warm-up is measured like everything else and then forgotten. */
    void discarding(boolean discarding) {
        this.discarding = discarding;
    }

    void add(String scenario, String peer, String kase, int repetition, String figure, double value, String unit) {
        if (discarding) {
            return;
        }
        String line = String.format(
                Locale.ROOT, "%s,%s,%s,%d,%s,%.3f,%s%n", scenario, peer, kase, repetition, figure, value, unit);
        System.out.print(line);
        figures.computeIfAbsent(
                        scenario + " | " + peer + " | " + kase + " | " + figure + " [" + unit + "]",
                        key -> new ArrayList<>())
                .add(value);
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String scenario, String peer, String kase, int repetition, Histogram nanos) {
        for (double percentile : PERCENTILES) {
            add(
                    scenario,
                    peer,
                    kase,
                    repetition,
                    percentile == 100
                            ? "max"
                            : "p"
                                    + String.format(Locale.ROOT, "%.4g", percentile)
                                            .replaceAll("\\.?0+$", ""),
                    nanos.getValueAtPercentile(percentile) / 1e6,
                    "ms");
        }
    }

    /** What this process has had of all processors, in nanoseconds: on two cores, half of it is the least that anything can take. */
    static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    void printMedians() {
        System.out.println("--- medians");
        figures.forEach((name, values) -> {
            List<Double> sorted = values.stream().sorted().toList();
            System.out.printf(Locale.ROOT, "%s | %.3f%n", name, sorted.get(sorted.size() / 2));
        });
    }
}
