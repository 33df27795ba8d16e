package org.standbild.view.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Stand;
import tools.jackson.databind.json.JsonMapper;

/** A page's content as JSON-LD, in the words of schema.org and of DCAT 3. */
final class LinkedData {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LinkedData() {}

    /** Safe inside a script element: nothing in it can end that. */
    static String of(Described page, String site) {
        return JSON.writeValueAsString(List.of(schemaOrg(page, site), dcat(page)))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static Map<String, Object> schemaOrg(Described page, String site) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("@context", "https://schema.org");
        report.put("@type", List.of("Report", "Dataset"));
        report.put("@id", page.address());
        report.put("url", page.address());
        report.put("name", page.name());
        report.put("description", page.description());
        report.put("inLanguage", page.language());
        report.put("isAccessibleForFree", true);
        report.put("temporalCoverage", Stand.BASE_DATE + "/" + page.stand());
        put(report, "dateModified", page.modified());
        put(report, "datePublished", page.published());
        put(report, "identifier", page.sha256() == null ? null : "sha256:" + page.sha256());
        ProfileCode profile = page.profile();
        report.put("spatialCoverage", place(profile == null ? ProfileCode.DE : profile, page.language()));
        if (profile != null) {
            report.put("isPartOf", Map.of("@type", "Report", "@id", site + "/dokument"));
        }
        report.put("publisher", Map.of("@type", "Organization", "name", "Standbild", "url", site + "/"));
        List<Object> downloads = new ArrayList<>();
        for (Described.Alternate alternate : page.alternates()) {
            downloads.add(Map.of(
                    "@type", "DataDownload", "encodingFormat", alternate.type(), "contentUrl", alternate.href()));
        }
        report.put("distribution", downloads);
        return report;
    }

    private static Map<String, Object> place(ProfileCode code, String language) {
        return Map.of(
                "@type",
                code == ProfileCode.DE ? "Country" : "State",
                "name",
                code == ProfileCode.DE
                        ? language.equals("en") ? "Germany" : "Deutschland"
                        : code.label().in(language),
                "identifier",
                code.code());
    }

    private static Map<String, Object> dcat(Described page) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@context", Map.of("dcat", "http://www.w3.org/ns/dcat#", "dct", "http://purl.org/dc/terms/"));
        dataset.put("@id", page.address());
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:title", Map.of("@value", page.name(), "@language", page.language()));
        dataset.put("dct:description", Map.of("@value", page.description(), "@language", page.language()));
        dataset.put("dct:language", page.language());
        dataset.put("dcat:version", page.stand().toString());
        put(dataset, "dct:modified", page.modified());
        put(dataset, "dct:issued", page.published());
        List<Object> distributions = new ArrayList<>();
        for (Described.Alternate alternate : page.alternates()) {
            distributions.add(Map.of(
                    "@type",
                    "dcat:Distribution",
                    "dcat:accessURL",
                    Map.of("@id", page.address()),
                    "dcat:downloadURL",
                    Map.of("@id", alternate.href()),
                    "dcat:mediaType",
                    Map.of("@id", "https://www.iana.org/assignments/media-types/" + alternate.type())));
        }
        dataset.put("dcat:distribution", distributions);
        return dataset;
    }

    private static void put(Map<String, Object> object, String name, @Nullable Object value) {
        if (value != null) {
            object.put(name, value.toString());
        }
    }
}
