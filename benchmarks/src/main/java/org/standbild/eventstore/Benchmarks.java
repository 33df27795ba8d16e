package org.standbild.eventstore;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs one scenario: its name, then its arguments; {@code README.md} lists them. */
public final class Benchmarks {

    private static final int REPETITIONS = Integer.getInteger("repetitions", 3);

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "# %s %s, %d cores, load %.1f: %s%n",
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                String.join(" ", arguments));
        String scenario = arguments[0];
        Results results = new Results(Path.of(System.getProperty("results", "benchmarks/results"), scenario + ".csv"));
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        switch (scenario) {
            case "disk" -> {
                for (int repetition = 0; repetition <= REPETITIONS; repetition++) {
                    results.discarding(repetition == 0);
                    new Disk(results).sync(repetition);
                }
            }
            case "append" -> {
                Appending appending = new Appending(results, seconds(rest.get(0)));
                for (int repetition = 0; repetition <= REPETITIONS; repetition++) {
                    results.discarding(repetition == 0);
                    Appending round = repetition == 0 ? new Appending(results, Duration.ofMillis(500)) : appending;
                    for (String peer : rest.subList(1, rest.size())) {
                        round.append(peer, repetition);
                    }
                }
            }
            case "contention" -> {
                Appending appending = new Appending(results, seconds(rest.get(0)));
                for (int repetition = 0; repetition <= REPETITIONS; repetition++) {
                    results.discarding(repetition == 0);
                    Appending round = repetition == 0 ? new Appending(results, Duration.ofMillis(500)) : appending;
                    for (String peer : rest.subList(1, rest.size())) {
                        round.contend(peer, repetition);
                    }
                }
            }
            case "delivery" -> {
                Delivering delivering = new Delivering(results, seconds(rest.get(0)));
                for (int repetition = 0; repetition <= REPETITIONS; repetition++) {
                    results.discarding(repetition == 0);
                    Delivering round = repetition == 0 ? new Delivering(results, Duration.ofSeconds(2)) : delivering;
                    for (String peer : rest.subList(1, rest.size())) {
                        for (int rate : List.of(50, 500, 2_000)) {
                            if (peer.equals("log-two-processes")) {
                                round.twoProcesses(rate, repetition);
                            } else {
                                round.oneProcess(peer, rate, repetition);
                            }
                        }
                    }
                }
            }
            case "replay" -> {
                Reading reading = new Reading(results);
                int events = Integer.parseInt(rest.get(0));
                for (String peer : rest.subList(1, rest.size())) {
                    reading.replay(peer, events, REPETITIONS, Duration.ofSeconds(Math.max(12, events / 25_000)));
                }
            }
            case "catch-up" -> {
                for (int repetition = 0; repetition <= REPETITIONS; repetition++) {
                    results.discarding(repetition == 0);
                    new Reading(results).catchUp(Integer.parseInt(rest.get(0)), repetition);
                }
            }
            case "growing" ->
                new Reading(results).growing(rest.stream().map(Integer::valueOf).toList());
            case "recovery" -> {
                for (int repetition = 0; repetition <= REPETITIONS; repetition++) {
                    results.discarding(repetition == 0);
                    new Reading(results).recover(repetition);
                }
            }
            case "rebuild" -> new Rebuilding(results).rebuild(Integer.parseInt(rest.get(0)), REPETITIONS);
            case "fill" -> AsOfReads.fill(Path.of(rest.get(0)), Integer.parseInt(rest.get(1)));
            case "as-of-reads" ->
                new AsOfReads(results)
                        .read(
                                rest.get(0),
                                rest.get(1),
                                Integer.parseInt(rest.get(2)),
                                seconds(rest.get(3)),
                                Long.parseLong(rest.get(4)));
            case "xtdb" -> new BesideXtdb(results).read(Integer.parseInt(rest.get(0)), REPETITIONS);
            default -> throw new IllegalArgumentException(scenario);
        }
        results.printMedians();
        System.exit(0);
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis((long) (Double.parseDouble(text) * 1_000));
    }
}
