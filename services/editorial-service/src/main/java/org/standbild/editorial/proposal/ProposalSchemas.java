package org.standbild.editorial.proposal;

import static org.standbild.editorial.change.RequestSchemas.mayTake;
import static org.standbild.editorial.change.RequestSchemas.object;
import static org.standbild.editorial.change.RequestSchemas.post;
import static org.standbild.editorial.change.RequestSchemas.takes;
import static org.standbild.editorial.change.RequestSchemas.words;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ChangeExamples;
import org.standbild.profile.ChangeType;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.json.JsonMapper;

/** Describes in the OpenAPI document what is sent about proposals. */
@Configuration(proxyBeanMethods = false)
class ProposalSchemas {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Bean
    OpenApiCustomizer proposalsInOpenApi() {
        return ProposalSchemas::describe;
    }

    private static void describe(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().get("/api/proposals") == null) {
            return;
        }
        Object example = Map.of(
                "profile", "DE-SN",
                "note", "Neues Programm, angekündigt in einer Pressemitteilung",
                "changes", List.of(JSON.readValue(ChangeExamples.json(ChangeType.PROGRAMME_ANNOUNCED), Object.class)));
        takes(post(api, "/api/proposals"), draft(true), example);
        PathItem one = api.getPaths().get("/api/proposals/{id}");
        takes(one == null ? null : one.getPut(), draft(false), example);
        Schema<?> reason = object().addProperty("reason", words("Why"));
        takes(
                post(api, "/api/proposals/{id}/rejection"),
                needing(reason, "reason"),
                Map.of("reason", "Steht schon da"));
        takes(
                post(api, "/api/proposals/{id}/change-requests"),
                needing(object().addProperty("reason", words("What is to be changed")), "reason"),
                Map.of("reason", "Bitte mit Quelle"));
        mayTake(
                post(api, "/api/proposals/{id}/withdrawal"),
                object().addProperty("reason", words("Why")),
                Map.of("reason", "Hat sich erledigt"));
        takes(
                post(api, "/api/proposals/{id}/comments"),
                needing(
                        object().addProperty("text", words("What is said"))
                                .addProperty(
                                        "pointer", words("JSON pointer of the part it is about; absent for all of it")),
                        "text"),
                Map.of("text", "Sommer oder Herbst?", "pointer", "/changes/0/stand"));
        mayTake(
                post(api, "/api/proposals/{id}/approval"),
                object().addProperty("classes", classes()),
                Map.of("classes", List.of("DEVELOPMENT")));
    }

    private static Schema<?> draft(boolean isNew) {
        StringSchema profile = words("The profile that all changes belong to");
        profile.setEnum(
                Arrays.stream(ProfileCode.values()).map(ProfileCode::code).toList());
        Schema<?> draft = object().addProperty("profile", profile)
                .addProperty("note", words("What it is about; needed to submit"))
                .addProperty(
                        "changes",
                        new ArraySchema()
                                .items(new Schema<>().$ref("#/components/schemas/Change"))
                                .description("May be unfinished until the proposal is submitted"))
                .addProperty(
                        "baseVersion",
                        new IntegerSchema()
                                .description(
                                        "The version of the profile that was looked at; absent: the newest, or the one before"));
        return isNew ? needing(draft, "profile") : draft;
    }

    private static Schema<?> classes() {
        StringSchema each = new StringSchema();
        each.setEnum(Arrays.stream(ChangeClass.values()).map(ChangeClass::name).toList());
        each.setNullable(true);
        return new ArraySchema()
                .items(each)
                .description("One for each change, null for the class that follows from it; absent: all follow");
    }

    private static Schema<?> needing(Schema<?> schema, String member) {
        schema.addRequiredItem(member);
        return schema;
    }
}
