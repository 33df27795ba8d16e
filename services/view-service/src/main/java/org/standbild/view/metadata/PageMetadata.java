package org.standbild.view.metadata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.standbild.eventstore.Document;
import org.standbild.profile.ProfileCode;
import org.standbild.view.answer.PublicAddress;
import org.standbild.view.document.WholeDocument;
import org.standbild.view.edition.Edition;
import org.standbild.view.edition.Editions;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;
import org.standbild.webframe.Problem;
import org.standbild.webframe.Words;

/**
 * Puts into the heads of the document, of profiles and of editions what programs read: in the model of these pages as {@code metadata}
 * (JSON-LD), {@code alternates} and {@code canonical}. A page of today is its own canonical address, one of a point the address with both
 * clocks.
 */
@Configuration(proxyBeanMethods = false)
class PageMetadata implements WebMvcConfigurer, HandlerInterceptor {

    private final WholeDocument whole;
    private final Editions editions;
    private final Points points;
    private final PublicAddress addresses;
    private final MessageSource messages;

    PageMetadata(
            WholeDocument whole, Editions editions, Points points, PublicAddress addresses, MessageSource messages) {
        this.whole = whole;
        this.editions = editions;
        this.points = points;
        this.addresses = addresses;
        this.messages = messages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/dokument", "/laender/{slug}", "/ausgaben/{slug}");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null
                || leadsElsewhere(page)
                || page.getStatus() != null && page.getStatus().isError()) {
            return;
        }
        describe(request).ifPresent(described -> {
            page.addObject("canonical", described.address());
            page.addObject("alternates", described.alternates());
            page.addObject("metadata", LinkedData.of(described, addresses.of("")));
        });
    }

    /** What is in its model would become part of the address. */
    private static boolean leadsElsewhere(ModelAndView page) {
        return page.getViewName() != null && page.getViewName().startsWith("redirect:");
    }

    private Optional<Described> describe(HttpServletRequest request) {
        String language = RequestContextUtils.getLocale(request).getLanguage().equals("en") ? "en" : "de";
        String slug = slug(request);
        if (request.getRequestURI().substring(request.getContextPath().length()).startsWith("/ausgaben/")) {
            return editions.find(slug).map(edition -> edition(edition, language));
        }
        if (!slug.isEmpty() && ProfileCode.withSlug(slug).isEmpty()) {
            return Optional.empty();
        }
        String stand = request.getParameter("stand");
        String knownAt = request.getParameter("knownAt");
        try {
            PointInTime point = points.at(stand, knownAt);
            ProfileCode profile = ProfileCode.withSlug(slug).orElse(null);
            Document document = profile == null ? whole.at(point) : whole.at(point, profile);
            return Optional.of(part(document, profile, Points.isNow(stand, knownAt), language));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    private static String slug(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("slug") instanceof String slug
                ? slug
                : "";
    }

    private Described part(Document document, @Nullable ProfileCode profile, boolean isNow, String language) {
        String path = profile == null ? "/dokument" : "/laender/" + profile.slug();
        String subject = profile == null
                ? said("overview.title", language).replace("\u00ad", "")
                : profile.label().in(language);
        Words words = new Words(language);
        LocalDate stand = document.stand();
        Instant known = document.knownAt();
        String api = profile == null ? "/api/document" : "/api/profiles/" + profile.code();
        String only = profile == null ? "" : "&profile=" + profile.code();
        return new Described(
                isNow ? addresses.of(path) : addresses.of(path, stand, known),
                subject + ", " + said("print.stand", language, words.day(stand)),
                said("overview.lead", language),
                language,
                profile,
                stand,
                known,
                null,
                null,
                List.of(
                        alternate("application/json", api, stand, known, ""),
                        alternate("application/pdf", path + ".pdf", stand, known, "&language=" + language),
                        alternate(
                                "text/markdown",
                                "/api/document/document.md",
                                stand,
                                known,
                                only + "&language=" + language),
                        alternate("text/csv", "/api/document/entries.csv", stand, known, only)));
    }

    private Described.Alternate alternate(
            String type, String path, LocalDate stand, @Nullable Instant known, String more) {
        return new Described.Alternate(type, addresses.of(path, stand, known) + more);
    }

    private Described edition(Edition edition, String language) {
        Words words = new Words(language);
        String name = edition.title() == null
                ? said("print.stand", language, words.day(edition.day()))
                : words.text(edition.title());
        return new Described(
                addresses.of("/ausgaben/" + edition.edition()),
                said("overview.title", language).replace("\u00ad", "") + ", " + name,
                said("overview.lead", language),
                language,
                null,
                edition.day(),
                null,
                edition.publishedAt(),
                edition.sha256(),
                List.of(new Described.Alternate(
                        "application/json", addresses.of("/api/editions/" + edition.edition() + "/document"))));
    }

    private String said(String key, String language, Object... values) {
        return messages.getMessage(key, values, Locale.forLanguageTag(language));
    }
}
