package org.standbild.view;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.standbild.webframe.ReadYourWrites;

/** Describes once what every operation of the read API does with headers. */
@Configuration(proxyBeanMethods = false)
class ReadApiDescription {

    @Bean
    OpenApiCustomizer headersOfTheReadApi() {
        List<PathPattern> covered = ReadApi.DATA.stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        return api -> api.getPaths().forEach((path, item) -> {
            PathContainer address = PathContainer.parsePath(path);
            if (item.getGet() != null && covered.stream().anyMatch(pattern -> pattern.matches(address))) {
                describe(item.getGet());
            }
        });
    }

    private static void describe(Operation operation) {
        operation.addParametersItem(new HeaderParameter()
                .name(ReadYourWrites.MIN_POSITION)
                .description(
                        "Wait, a few seconds at most, until the answer can see the log up to this position: the one that a write"
                                + " has answered in X-Position, which may be sent back under that name as well")
                .required(false)
                .schema(new IntegerSchema().format("int64"))
                .example(412));
        operation.getResponses().computeIfPresent("200", (code, ok) -> withHeaders(ok));
        operation
                .getResponses()
                .addApiResponse(
                        "503",
                        new ApiResponse()
                                .description("not-yet-visible: the position named was not reached; see Retry-After"));
    }

    private static ApiResponse withHeaders(ApiResponse ok) {
        ok.addHeaderObject("ETag", text("Strong; send it back as If-None-Match and get a 304"));
        ok.addHeaderObject(
                "Cache-Control",
                text("immutable where both clocks are named and nothing can change the answer any more"));
        ok.addHeaderObject(
                ReadYourWrites.POSITION,
                new Header()
                        .description("Up to where the answer has seen the log")
                        .schema(new IntegerSchema().format("int64")));
        return ok;
    }

    private static Header text(String description) {
        return new Header().description(description).schema(new StringSchema());
    }
}
