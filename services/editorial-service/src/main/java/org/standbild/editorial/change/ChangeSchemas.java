package org.standbild.editorial.change;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.standbild.profile.ChangeExamples;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Edtf;
import org.standbild.profile.EntryDate;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.json.JsonMapper;

/** Describes every type of change in the OpenAPI document, from the same records that requests are read into. */
@Configuration(proxyBeanMethods = false)
class ChangeSchemas {

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("stand", "From which day the change is true. A period takes effect on its first day."),
            Map.entry(
                    "edtf",
                    "EDTF (ISO 8601-2) levels 0 and 1: 2019, 2018-10, 2019-01-24, 2020-22 (summer), 2019-01~, 2018/2021, ../2020-02"),
            Map.entry("asPrinted", "The wording the date was read from"),
            Map.entry("quality", "How far the wording can be trusted; follows from the date when absent"),
            Map.entry("entry", "Slug of the entry, unique in its profile: a-z, 0-9, hyphens"),
            Map.entry("title", "The name a reader expects; needed when the entry is new"),
            Map.entry("summary", "One to three sentences in own words"),
            Map.entry("kind", "What the entry is; absent: what follows from the type of change"),
            Map.entry("sections", "Every section in which the entry is mentioned; needed when the entry is new"),
            Map.entry("aliases", "Abbreviations, other and printed names"),
            Map.entry("dates", "Dated facts; they replace the dates of the same what"),
            Map.entry("roles", "Who is responsible, carries, funds, takes part"),
            Map.entry("locations", "Places, as named"),
            Map.entry("commitment", "How firmly it is planned; needed for a new plan"),
            Map.entry("provisional", "true when it holds for now only"),
            Map.entry("concerns", "Slug of the existing entry that a plan extends, merges or changes"),
            Map.entry("count", "How many, as a range"),
            Map.entry("supersededBy", "Slug of the entry that took its place"),
            Map.entry("sources", "What it is known from"),
            Map.entry("note", "The editor's note"),
            Map.entry(
                    "field",
                    "title, title.de, title.en, summary, summary.de, summary.en, kind, commitment, provisional, sections, locations, aliases, roles, dates or dates.<what>"),
            Map.entry("before", "What the field says now, as written in JSON; refused when it says something else"),
            Map.entry("after", "What is right, as written in JSON; absent removes the value"),
            Map.entry("reason", "Why"),
            Map.entry("retracts", "eventId of the change that was never true"),
            Map.entry("replacedBy", "eventId of the change that says it right"),
            Map.entry("plans", "Each affected plan with its outcome and new dates"),
            Map.entry("merged", "Slugs of the sub-projects that go on as one"),
            Map.entry("negative", "true when the statement says that something is not there"),
            Map.entry("what", "What the date is about"),
            Map.entry("funding", "Where the money comes from"),
            Map.entry("body", "The body's name"),
            Map.entry("de", "German"),
            Map.entry("en", "English"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Bean
    OpenApiCustomizer changesInOpenApi() {
        return ChangeSchemas::describe;
    }

    private static void describe(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().get("/api/profiles/{code}/changes") == null) {
            return;
        }
        Discriminator discriminator = new Discriminator().propertyName("type");
        Schema<Object> anyChange = new Schema<>();
        anyChange.setDescription("A change; type says which, and with it which fields it takes");
        List<Schema> alternatives = new ArrayList<>();
        Map<String, Example> examples = new LinkedHashMap<>();
        for (ChangeType type : ChangeType.values()) {
            if (type == ChangeType.EDITION_PUBLISHED || type == ChangeType.EDITION_SIGNED_OFF) {
                continue;
            }
            Object example = JSON.readValue(ChangeExamples.json(type), Object.class);
            Schema<?> schema = object(type.event());
            schema.addProperty("type", new StringSchema()._const(type.typeName()));
            schema.addRequiredItem("type");
            schema.setDescription(type.meaning() + " (" + type.label().de() + "; class " + type.changeClass() + ")");
            schema.setExample(example);
            api.getComponents().addSchemas(type.typeName(), schema);
            String reference = "#/components/schemas/" + type.typeName();
            alternatives.add(new Schema<>().$ref(reference));
            discriminator.mapping(type.typeName(), reference);
            examples.put(
                    type.typeName(), new Example().summary(type.label().en()).value(List.of(example)));
        }
        anyChange.setOneOf(alternatives);
        anyChange.setDiscriminator(discriminator);
        api.getComponents().addSchemas("Change", anyChange);
        MediaType json = new MediaType()
                .schema(new ArraySchema()
                        .items(new Schema<>().$ref("#/components/schemas/Change"))
                        .minItems(1))
                .examples(examples);
        api.getPaths()
                .get("/api/profiles/{code}/changes")
                .getPost()
                .requestBody(
                        new RequestBody().required(true).content(new Content().addMediaType("application/json", json)));
    }

    private static Schema<?> object(Class<?> type) {
        ObjectSchema schema = new ObjectSchema();
        schema.setAdditionalProperties(false);
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == ProfileCode.class) {
                continue;
            }
            schema.addProperty(component.getName(), value(component.getGenericType(), component.getName()));
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    || component.getType() == List.class
                    || component.getName().equals("quality");
            if (!optional) {
                schema.addRequiredItem(component.getName());
            }
        }
        return schema;
    }

    private static Schema<?> value(Type type, String name) {
        Schema<?> schema;
        if (type instanceof ParameterizedType list) {
            schema = new ArraySchema().items(value(list.getActualTypeArguments()[0], ""));
        } else {
            Class<?> raw = (Class<?>) type;
            if (raw.isEnum()) {
                StringSchema constants = new StringSchema();
                constants.setEnum(Arrays.stream(raw.getEnumConstants())
                        .map(String::valueOf)
                        .toList());
                schema = constants;
            } else if (raw == Boolean.class) {
                schema = new BooleanSchema();
            } else if (raw == int.class || raw == long.class) {
                schema = new IntegerSchema();
            } else if (raw == Object.class) {
                schema = new Schema<>();
            } else if (raw == String.class || raw == Edtf.class) {
                StringSchema string = new StringSchema();
                if (name.equals("what")) {
                    string.setEnum(EntryDate.KNOWN.stream().sorted().toList());
                }
                schema = string;
            } else {
                schema = object(raw);
            }
        }
        if (MEANINGS.containsKey(name)) {
            schema.setDescription(MEANINGS.get(name));
        }
        return schema;
    }
}
