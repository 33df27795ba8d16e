package org.standbild.webframe;

import io.swagger.v3.oas.models.info.Info;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of the API as a whole; each service describes its own operations. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenApiCustomizer whatThisApiIs() {
        return api -> api.setInfo(new Info().title("Standbild").version("1").description("""
                        The living document on skilled immigration and integration management in the 16 German Länder: at any day \
                        (`stand`, what was true) and any state of knowledge (`knownAt`, what was known), compared, told and edited.

                        Reading needs no account. Writing takes HTTP Basic or a bearer token, `If-Match` with the version that was \
                        seen, and an `Idempotency-Key` if wanted. Errors are problem details (RFC 9457) whose `type` never changes. \
                        What is told without being asked stands at `/asyncapi.yaml`.
                        """));
    }
}
