package org.standbild.editorial.change;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** The pieces from which the OpenAPI document says what a request takes. */
public final class RequestSchemas {

    private RequestSchemas() {}

    /** The operation behind {@code POST}; absent when this application does not have the path. */
    public static @Nullable Operation post(OpenAPI api, String path) {
        PathItem item = api.getPaths().get(path);
        return item == null ? null : item.getPost();
    }

    /** Without members so far; unknown ones are refused. */
    public static ObjectSchema object() {
        ObjectSchema schema = new ObjectSchema();
        schema.setAdditionalProperties(false);
        return schema;
    }

    public static StringSchema words(String meaning) {
        StringSchema schema = new StringSchema();
        schema.setDescription(meaning);
        return schema;
    }

    /** The operation needs this body; nothing happens when it is absent. */
    public static void takes(@Nullable Operation operation, Schema<?> schema, Object example) {
        describe(operation, schema, example, true);
    }

    /** The operation takes this body, or none; nothing happens when it is absent. */
    public static void mayTake(@Nullable Operation operation, Schema<?> schema, Object example) {
        describe(operation, schema, example, false);
    }

    private static void describe(@Nullable Operation operation, Schema<?> schema, Object example, boolean needed) {
        if (operation != null) {
            operation.setRequestBody(new RequestBody()
                    .required(needed)
                    .content(new Content()
                            .addMediaType(
                                    "application/json",
                                    new MediaType().schema(schema).example(example))));
        }
    }
}
