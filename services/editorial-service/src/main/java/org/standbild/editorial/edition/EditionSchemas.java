package org.standbild.editorial.edition;

import static org.standbild.editorial.change.RequestSchemas.object;
import static org.standbild.editorial.change.RequestSchemas.post;
import static org.standbild.editorial.change.RequestSchemas.takes;
import static org.standbild.editorial.change.RequestSchemas.words;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.SignOff;

/** Describes in the OpenAPI document what is sent about editions. */
@Configuration(proxyBeanMethods = false)
class EditionSchemas {

    @Bean
    OpenApiCustomizer editionsInOpenApi() {
        return EditionSchemas::describe;
    }

    private static void describe(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        takes(
                post(api, "/api/editions"),
                edition(),
                Map.of(
                        "slug", "stand-2020-06",
                        "title", Map.of("de", "Stand: Juni 2020", "en", "As of June 2020"),
                        "stand", "2020-06"));
        takes(
                post(api, "/api/editions/{slug}/sign-offs"),
                request(),
                Map.of("profile", "DE-SN", "coordination", "IQ Netzwerk Sachsen", "validForDays", 14));
        takes(
                post(api, "/abstimmung/{token}"),
                answer(),
                Map.of("answer", "AGREED_WITH_REMARKS", "remarks", "Der Name des Projekts hat sich geändert."));
    }

    private static Schema<?> edition() {
        Schema<?> title = object().addProperty("de", words("German")).addProperty("en", words("English; optional"));
        title.addRequiredItem("de");
        Schema<?> edition = object().addProperty(
                        "slug", words("Its name in addresses: lower-case letters, digits, hyphens"))
                .addProperty("title", title)
                .addProperty("stand", words("EDTF; of a period its last day counts. Or an object {edtf, asPrinted}"))
                .addProperty("note", words("Public; optional"));
        List.of("slug", "title", "stand").forEach(edition::addRequiredItem);
        return edition;
    }

    private static Schema<?> request() {
        StringSchema profile = words("The Land whose coordination is asked");
        profile.setEnum(Arrays.stream(ProfileCode.values())
                .filter(code -> code != ProfileCode.DE)
                .map(ProfileCode::code)
                .toList());
        IntegerSchema days = new IntegerSchema();
        days.setDescription("For how many days the link leads somewhere, 1 to 90; absent: 30");
        Schema<?> request = object().addProperty("profile", profile)
                .addProperty("coordination", words("Who is asked; public beside the answer"))
                .addProperty("validForDays", days);
        List.of("profile", "coordination").forEach(request::addRequiredItem);
        return request;
    }

    private static Schema<?> answer() {
        StringSchema answer = words("What the coordination says");
        answer.setEnum(Arrays.stream(SignOff.values()).map(SignOff::name).toList());
        Schema<?> body = object().addProperty("answer", answer)
                .addProperty("remarks", words("Public; needed unless the answer is AGREED"));
        body.addRequiredItem("answer");
        return body;
    }
}
