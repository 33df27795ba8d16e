package org.standbild.view.document;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.standbild.eventstore.Document;
import org.standbild.view.answer.Answers;
import org.standbild.view.answer.PublicAddress;
import org.standbild.view.pdf.Pdfs;
import org.standbild.view.point.PointInTime;
import org.standbild.webframe.Words;

/** The document, or one profile of it, in the formats that are written here: Markdown, CSV and PDF. */
@Component
public final class Renditions {

    private final Pdfs pdfs;
    private final PublicAddress addresses;

    Renditions(Pdfs pdfs, PublicAddress addresses) {
        this.pdfs = pdfs;
        this.addresses = addresses;
    }

    /**
     * @param language {@code en}; German for anything else
     * @throws IllegalArgumentException for JSON, whose shape differs between the document and a profile, and for the page
     */
    public ResponseEntity<byte[]> of(Document part, PointInTime point, Format format, @Nullable String language) {
        return switch (format) {
            case JSON, HTML -> throw new IllegalArgumentException(format + " is told elsewhere");
            case MARKDOWN ->
                Answers.text(
                        DocumentAsMarkdown.of(part, new Words(language(language))), format.type(), point.settled());
            case CSV -> Answers.text(EntriesAsCsv.of(part), format.type(), point.settled());
            case PDF -> pdf(part, point, language(language));
        };
    }

    /** To the page of the same point, for who reads pages. */
    public ResponseEntity<byte[]> page(String path, @Nullable String stand, @Nullable String knownAt) {
        Map<String, String> point = new LinkedHashMap<>();
        if (stand != null) {
            point.put("stand", stand);
        }
        if (knownAt != null) {
            point.put("knownAt", knownAt);
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(addresses.of(path));
        point.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .varyBy(HttpHeaders.ACCEPT)
                .location(address.encode().buildAndExpand(point).toUri())
                .build();
    }

    private ResponseEntity<byte[]> pdf(Document part, PointInTime point, String language) {
        boolean isOneProfile = part.profiles().size() == 1;
        String slug = part.profiles().get(0).code().slug();
        String permalink = addresses.of(isOneProfile ? "/laender/" + slug : "/dokument", part.stand(), part.knownAt());
        return Answers.file(
                pdfs.of(part, language, permalink),
                Format.PDF.type(),
                ContentDisposition.inline()
                        .filename("standbild-" + (isOneProfile ? slug : "dokument") + "-" + part.stand() + ".pdf")
                        .build(),
                point.settled());
    }

    private static String language(@Nullable String language) {
        return "en".equals(language) ? "en" : "de";
    }
}
