package org.standbild.view.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.w3c.dom.Document;

/**
 * Sets HTML as a tagged PDF (PDF/UA) with our own faces. Nothing is fetched while it does: no picture, no style, no address in the text is
 * followed. The same HTML gives the same bytes.
 */
final class Press {

    private static final Logger LOG = LoggerFactory.getLogger(Press.class);

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Press() {}

    /** @param when the document says that it was made */
    static byte[] print(Document html, Instant when) {
        List<TrueTypeFont> faces = new ArrayList<>();
        PDDocument document = new PDDocument();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        builder.withW3cDocument(html, "");
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(1.7f);
        builder.withProducer("Standbild");
        builder.useReplacementText("\u25a1");
        builder.useUriResolver((base, address) -> address);
        builder.useExternalResourceAccessControl(
                (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.withDiagnosticConsumer(diagnostic -> LOG.debug("{}", diagnostic.getFormattedMessage()));
        try (PDDocument closed = document) {
            face(builder, closed, faces, "SourceSans3-Regular", "sans", 400);
            face(builder, closed, faces, "SourceSans3-Semibold", "sans", 600);
            face(builder, closed, faces, "SourceSerif4-Semibold", "serif", 600);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFWithoutClosing();
                date(closed, when);
                ByteArrayOutputStream pdf = new ByteArrayOutputStream();
                closed.save(pdf);
                return pdf.toByteArray();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            faces.forEach(Press::close);
        }
    }

    /** Without ligatures: who copies or listens to the text would miss their letters. */
    private static void face(
            PdfRendererBuilder builder,
            PDDocument document,
            List<TrueTypeFont> faces,
            String file,
            String family,
            int weight)
            throws IOException {
        try (InputStream stream = new ClassPathResource(file + ".ttf", Press.class).getInputStream()) {
            TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(stream));
            faces.add(face);
            face.setEnableGsub(false);
            builder.useFont(
                    new PDFontSupplier(PDType0Font.load(document, face, true)), family, weight, FontStyle.NORMAL, true);
        }
    }

    private static void close(TrueTypeFont face) {
        try {
            face.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The day of printing is not in it. */
    private static void date(PDDocument document, Instant when) {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setTime(Date.from(when));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(calendar);
        information.setModificationDate(calendar);
        document.setDocumentId(when.toEpochMilli());
    }
}
