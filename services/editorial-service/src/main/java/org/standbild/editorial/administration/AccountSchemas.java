package org.standbild.editorial.administration;

import static org.standbild.editorial.change.RequestSchemas.object;
import static org.standbild.editorial.change.RequestSchemas.takes;
import static org.standbild.editorial.change.RequestSchemas.words;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.standbild.editorial.account.Role;
import org.standbild.profile.ProfileCode;

/** Describes in the OpenAPI document what is sent about accounts. */
@Configuration(proxyBeanMethods = false)
class AccountSchemas {

    private static final Map<String, Object> EXAMPLE =
            Map.of("displayName", "M. Muster", "roles", List.of("EDITOR"), "profiles", List.of("DE-SN", "DE-TH"));

    @Bean
    OpenApiCustomizer accountsInOpenApi() {
        return AccountSchemas::describe;
    }

    private static void describe(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        PathItem all = api.getPaths().get("/api/admin/accounts");
        PathItem one = api.getPaths().get("/api/admin/accounts/{name}");
        Schema<?> created = account().addProperty("name", words("To log in with; lower-case letters, digits, . - _"));
        created.addRequiredItem("name");
        takes(
                all == null ? null : all.getPost(),
                created,
                Map.of("name", "m.muster", "roles", List.of("EDITOR"), "profiles", List.of("DE-SN", "DE-TH")));
        takes(
                one == null ? null : one.getPut(),
                account()
                        .addProperty(
                                "disabled", new BooleanSchema().description("Whether nobody can log in; absent: not")),
                EXAMPLE);
    }

    private static Schema<?> account() {
        StringSchema role = new StringSchema();
        role.setEnum(Arrays.stream(Role.values()).map(Role::name).toList());
        StringSchema profile = new StringSchema();
        profile.setEnum(
                Arrays.stream(ProfileCode.values()).map(ProfileCode::code).toList());
        Schema<?> account = object().addProperty("displayName", words("What the person is called beside proposals"))
                .addProperty("roles", new ArraySchema().items(role).minItems(1))
                .addProperty(
                        "profiles",
                        new ArraySchema()
                                .items(profile)
                                .description("What an editor may propose for; absent: everything"));
        account.addRequiredItem("roles");
        return account;
    }
}
