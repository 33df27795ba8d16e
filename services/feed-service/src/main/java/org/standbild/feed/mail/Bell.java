package org.standbild.feed.mail;

import java.time.Duration;

/** Wakes the one who sends mail; who rings while others are waited for is neither lost nor cuts the waiting short. */
final class Bell {

    private boolean rung;
    private boolean silent;

    synchronized void ring() {
        rung = true;
        notifyAll();
    }

    /** Nobody waits any longer. */
    synchronized void silence() {
        silent = true;
        notifyAll();
    }

    synchronized void sound() {
        silent = false;
    }

    /**
     * Waits until it rings, and then until what was rung for has come together.
     *
     * @param atMost without a ring
     */
    synchronized void await(Duration atMost, Duration gather) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (!rung && !silent && System.nanoTime() < until) {
            waitUntil(until);
        }
        if (!rung) {
            return;
        }
        rung = false;
        until = System.nanoTime() + gather.toNanos();
        while (!silent && System.nanoTime() < until) {
            waitUntil(until);
        }
    }

    private void waitUntil(long until) throws InterruptedException {
        wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
    }
}
