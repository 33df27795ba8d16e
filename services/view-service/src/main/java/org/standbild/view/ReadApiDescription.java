package org.standbild.view;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.standbild.webframe.ReadYourWrites;

/** Describes once what every operation of the read API does with headers. */
@Configuration(proxyBeanMethods = false)
class ReadApiDescription {

    @Bean
    OperationCustomizer headersOfTheReadApi() {
        return (operation, method) -> {
            if (!method.getBeanType().getPackageName().startsWith(ReadApi.class.getPackageName())) {
                return operation;
            }
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
                                    .description(
                                            "not-yet-visible: the position named was not reached; see Retry-After"));
            return operation;
        };
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
