package org.standbild.feed.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The answers other than success, and the members of a subscription that depend on its channel. */
@Configuration(proxyBeanMethods = false)
class TellingInOpenApi {

    private static final String SUBSCRIPTIONS = "/api/subscriptions";
    private static final String TOKEN = "Subscription-Token";

    @Bean
    OpenApiCustomizer howTellingIsAnswered() {
        return TellingInOpenApi::describe;
    }

    private static void describe(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> describe(path, method, operation)));
        Schema<?> view = api.getComponents() == null
                ? null
                : api.getComponents().getSchemas().get("SubscriptionView");
        if (view != null) {
            subscription(view);
        }
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        if (path.startsWith(SUBSCRIPTIONS)) {
            ofSubscriptions(path.substring(SUBSCRIPTIONS.length()), method, operation);
        } else if (path.equals("/feeds/changes/stream")) {
            problem(operation, "400", "A filter or a point that cannot be read");
            problem(operation, "429", "Too many streams of one client; Retry-After says when to come back");
            problem(operation, "503", "Too many streams altogether; Retry-After says when to come back");
        } else if (path.startsWith("/feeds/")
                || path.equals("/api/changes")
                || path.equals("/api/changes/{position}")) {
            operation.getResponses().addApiResponse("304", new ApiResponse().description("As the If-None-Match says"));
            problem(operation, "400", "A parameter that cannot be read");
            if (path.contains("{")) {
                problem(operation, "404", "There is none");
            } else if (path.equals("/api/changes")) {
                problem(operation, "410", "after is beyond the newest position: the log was restored; begin anew");
            }
        }
    }

    private static void ofSubscriptions(String rest, HttpMethod method, Operation operation) {
        if (operation.getParameters() != null) {
            // The header is read from the request itself, so its type is not known; a parameter without one makes the
            // document invalid.
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getSchema() == null)
                    .forEach(parameter -> parameter.setSchema(new StringSchema()));
        }
        if (rest.equals("/bounces")) {
            problem(operation, "403", "Another Bounce-Key than the server's, or the server has none");
            return;
        }
        if (!rest.isEmpty()) {
            problem(operation, "404", "There is none, or the secret does not manage it");
        } else if (method == HttpMethod.GET) {
            problem(operation, "401", "Neither a secret nor a log-in");
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name(TOKEN)
                    .description("The secret that manages one")
                    .schema(new StringSchema()));
        } else {
            problem(operation, "400", "Every mistake in the body, each with its JSON pointer");
            problem(operation, "501", "Nobody is told this way by this server; it sends no mail");
        }
        if (rest.endsWith("/replay") || rest.endsWith("/deliveries")) {
            problem(operation, "400", "What cannot be read");
        }
        if (method == HttpMethod.DELETE) {
            operation.getResponses().remove("200");
            operation.getResponses().addApiResponse("204", new ApiResponse().description("It has ended"));
        } else if (method == HttpMethod.POST && !rest.isEmpty()) {
            problem(operation, "409", "Not with this subscription, or not now; the detail says why");
        }
        problem(operation, "429", "Too many requests of one client; Retry-After says when to come back");
    }

    private static void problem(Operation operation, String status, String description) {
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType().schema(new ObjectSchema()))));
    }

    private static void subscription(Schema<?> view) {
        view.addProperty("told", number("Webhook: the position up to which it was told"))
                .addProperty("failedAttempts", number("Webhook: of the next change"))
                .addProperty("failingSince", new DateTimeSchema().description("Webhook: while it fails"))
                .addProperty(
                        "replay",
                        new ObjectSchema()
                                .description("Webhook: a range that is being sent again")
                                .addProperty("next", number("Position"))
                                .addProperty("to", number("Position")))
                .addProperty("position", number("Mail: the position up to which it was told"))
                .addProperty("trouble", new StringSchema().description("Mail: what the server last answered"))
                .addProperty("nextAttempt", new DateTimeSchema().description("While something could not be sent"));
    }

    private static Schema<?> number(String description) {
        return new IntegerSchema().format("int64").description(description);
    }
}
