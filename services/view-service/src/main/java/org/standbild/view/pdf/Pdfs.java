package org.standbild.view.pdf;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.standbild.eventstore.Document;
import org.standbild.profile.Profile;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.Words;

/**
 * The document as PDF. The same point gives the same bytes, so what was printed is kept for the next reader; one is printed at a time,
 * whatever the number of those who ask.
 */
@Component
public final class Pdfs {

    private final MessageSource messages;
    private final Duration patience;
    private final Shelf shelf;
    private final Semaphore press = new Semaphore(1, true);

    /**
     * @param patience how long a reader waits for those before her
     * @param kept how much of what was printed is kept in memory
     */
    Pdfs(
            MessageSource messages,
            @Value("${standbild.pdf.patience:30s}") Duration patience,
            @Value("${standbild.pdf.kept:24MB}") DataSize kept) {
        this.messages = messages;
        this.patience = patience;
        this.shelf = new Shelf(kept.toBytes());
    }

    /**
     * @param part the document, or a document of one profile
     * @param language {@code de} or {@code en}
     * @param permalink the address of the same on the web, with both clocks
     * @throws Problem 503 {@code busy} when the readers before took too long
     */
    public byte[] of(Document part, String language, String permalink) {
        Shelf.Key key = new Shelf.Key(
                part.profiles().stream().map(Profile::code).toList(),
                part.stand(),
                part.position(),
                String.valueOf(part.knownAt()),
                language,
                permalink);
        byte[] kept = shelf.find(key);
        return kept == null ? printed(key, part) : kept;
    }

    private byte[] printed(Shelf.Key key, Document part) {
        waitForThePress();
        try {
            byte[] meanwhile = shelf.find(key);
            if (meanwhile != null) {
                return meanwhile;
            }
            PrintedDocument printed = new PrintedDocument(part, new Words(key.language()), messages, key.permalink());
            byte[] pdf = Press.print(printed.html(), printed.when());
            shelf.keep(key, pdf);
            return pdf;
        } finally {
            press.release();
        }
    }

    private void waitForThePress() {
        try {
            if (press.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        new Text("Gerade wird anderes gedruckt", "Something else is being printed"),
                        new Text(
                                "PDF werden nacheinander gesetzt. Bitte gleich noch einmal fragen.",
                                "PDFs are set one after the other. Please ask again in a moment."))
                .header("Retry-After", "10");
    }
}
