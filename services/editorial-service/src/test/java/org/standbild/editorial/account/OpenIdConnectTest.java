package org.standbild.editorial.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.standbild.editorial.EditorialService;
import org.standbild.editorial.Http;
import org.standbild.editorial.Http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a real issuer, which this test starts. */
class OpenIdConnectTest {

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext issuer;
    private static ConfigurableApplicationContext service;
    private static int issuerPort;
    private static int port;

    @BeforeAll
    static void start() {
        issuerPort = TestSocketUtils.findAvailableTcpPort();
        port = TestSocketUtils.findAvailableTcpPort();
        String issuerUri = "http://localhost:" + issuerPort;
        issuer = new SpringApplication(IssuerServer.class)
                .run(
                        "--server.port=" + issuerPort,
                        "--test.service=http://localhost:" + port,
                        "--spring.main.banner-mode=off");
        String client = "--spring.security.oauth2.client.";
        service = new SpringApplication(EditorialService.class)
                .run(
                        "--server.port=" + port,
                        "--standbild.data-dir=" + folder,
                        "--spring.main.banner-mode=off",
                        "--standbild.oidc.roles-claim=realm_access.roles",
                        "--standbild.oidc.profiles-claim=laender",
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuerUri,
                        client + "provider.haus.issuer-uri=" + issuerUri,
                        client + "registration.haus.client-id=standbild",
                        client + "registration.haus.client-secret=standbild-geheim",
                        client + "registration.haus.scope=openid,profile");
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    // --- programs

    @Test
    void aProgramMayDoWhatItsTokenSays() {
        Http editor = bearer("editor");
        Answer drafted = editor.post("/api/proposals", "{profile: 'DE-SN', note: 'Mit Zugriffstoken'}");
        assertThat(drafted.status()).isEqualTo(201);
        assertThat(drafted.json().get("author").asString()).isEqualTo("Emma Editor");
        assertThat(editor.post("/api/proposals", "{profile: 'DE-HE'}").problem())
                .isEqualTo("not-assigned");
        assertThat(editor.ifMatch(0).post("/api/profiles/DE-SN/changes", "[]").status())
                .isEqualTo(403);
        assertThat(bearer("reviewer")
                        .post("/api/proposals", "{profile: 'DE-HE'}")
                        .status())
                .isEqualTo(201);
        assertThat(bearer("nobody").get("/api/proposals").status()).isEqualTo(403);
        assertThat(bearer("admin").get("/api/admin/projections").status()).isEqualTo(200);
    }

    @Test
    void thePersonBehindATokenStaysTheSameAndIsNotTheIssuersName() {
        String one = bearer("editor")
                .post("/api/proposals", "{profile: 'DE-SN'}")
                .json()
                .get("authorId")
                .asString();
        String two = bearer("editor")
                .post("/api/proposals", "{profile: 'DE-SN'}")
                .json()
                .get("authorId")
                .asString();
        String other = bearer("reviewer")
                .post("/api/proposals", "{profile: 'DE-SN'}")
                .json()
                .get("authorId")
                .asString();
        assertThat(one).isEqualTo(two).isNotEqualTo(other).doesNotContain("editor");
    }

    @Test
    void aTokenThatTheIssuerDidNotSignIsRefused() {
        String token = token("editor");
        String forged =
                token.substring(0, token.lastIndexOf('.') + 1) + "AAAA" + token.substring(token.lastIndexOf('.') + 5);
        Answer refused = Http.at(port).with("Authorization", "Bearer " + forged).get("/api/proposals");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("unauthorized");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void passwordsAreGone() {
        assertThat(Http.at(port).as("editor").get("/api/proposals").status()).isEqualTo(401);
        assertThat(Http.at(port).get("/api/proposals").header("WWW-Authenticate"))
                .startsWith("Bearer");
    }

    // --- people

    @Test
    void aPersonLogsInAtTheIssuerAndComesBack() throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        HttpResponse<String> form = open(browser, "http://localhost:" + port + "/redaktion/entwuerfe");
        assertThat(form.uri().getPort()).isEqualTo(issuerPort);
        Matcher csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form.body());
        assertThat(csrf.find()).isTrue();
        HttpResponse<String> back = browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + issuerPort + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=emma&password=geheim&_csrf="
                                + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(back.uri().getPort()).isEqualTo(port);
        assertThat(back.uri().getPath()).isEqualTo("/redaktion/entwuerfe");
        HttpResponse<String> page = open(browser, "http://localhost:" + port + "/anmelden");
        assertThat(page.body()).contains("Emma Editor");
    }

    // --- helpers

    private static HttpResponse<String> open(HttpClient browser, String uri) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Http bearer(String client) {
        return Http.at(port).with("Authorization", "Bearer " + token(client));
    }

    private static String token(String client) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + issuerPort + "/oauth2/token"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id="
                                            + client + "&client_secret=" + client + "-geheim"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonNode json = JsonMapper.builder().build().readTree(answer.body());
            return json.get("access_token").asString();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Knows a client for each role, one for the service itself, and one person. No @Configuration, or the service would take it for its own. */
    @EnableWebMvc
    @EnableWebSecurity
    @ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class})
    static class IssuerServer {

        private static final Map<String, Map<String, Object>> CLAIMS = Map.of(
                "editor", claims("Emma Editor", List.of("editor"), List.of("DE-SN")),
                "emma", claims("Emma Editor", List.of("editor"), List.of("DE-SN")),
                "reviewer", claims("Rudi Reviewer", List.of("ROLE_REVIEWER"), List.of()),
                "admin", claims("Ada Admin", List.of("ADMIN"), List.of()),
                "nobody", Map.of());

        private static Map<String, Object> claims(String name, List<String> roles, List<String> laender) {
            return Map.of("name", name, "realm_access", Map.of("roles", roles), "laender", laender);
        }

        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> {
                        http.securityMatcher(server.getEndpointsMatcher());
                        server.oidc(Customizer.withDefaults());
                    })
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .exceptionHandling(handling ->
                            handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain people(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(User.withUsername("emma")
                    .password("{noop}geheim")
                    .roles("USER")
                    .build());
        }

        @Bean
        RegisteredClientRepository clients(Environment environment) {
            return new InMemoryRegisteredClientRepository(List.of(
                    client("editor"),
                    client("reviewer"),
                    client("admin"),
                    client("nobody"),
                    RegisteredClient.withId("standbild")
                            .clientId("standbild")
                            .clientSecret("{noop}standbild-geheim")
                            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                            .redirectUri(environment.getProperty("test.service") + "/login/oauth2/code/haus")
                            .scope(OidcScopes.OPENID)
                            .scope(OidcScopes.PROFILE)
                            .build()));
        }

        private static RegisteredClient client(String name) {
            return RegisteredClient.withId(name)
                    .clientId(name)
                    .clientSecret("{noop}" + name + "-geheim")
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .tokenSettings(TokenSettings.builder()
                            .accessTokenTimeToLive(Duration.ofMinutes(10))
                            .build())
                    .build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> CLAIMS.getOrDefault(context.getPrincipal().getName(), Map.of())
                    .forEach((name, value) -> context.getClaims().claim(name, value));
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID("test")
                    .build()));
        }
    }
}
