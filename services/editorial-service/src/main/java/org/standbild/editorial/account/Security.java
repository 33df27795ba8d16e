package org.standbild.editorial.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Everything published is public; who writes says who it is. Programs do so with each request, people log in and out again. With an issuer
 * of OpenID Connect named in {@code spring.security.oauth2}, it vouches for both and there are no passwords here.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:org/standbild/editorial/account/defaults.properties")
class Security {

    private static final String BASIC = "Basic realm=\"Standbild\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"Standbild\"";

    private final Refusals refusals;
    private final ObjectProvider<ThrottledPasswords> passwords;
    private final ObjectProvider<ClaimedMembers> members;
    private final Issuer issuer;
    private final Interruptions interruptions;
    private final ObjectProvider<Accounts> accounts;
    private final boolean trustForwardedProto;
    private final List<String> plainNetworks;

    Security(
            Refusals refusals,
            ObjectProvider<ThrottledPasswords> passwords,
            ObjectProvider<ClaimedMembers> members,
            Issuer issuer,
            Interruptions interruptions,
            ObjectProvider<Accounts> accounts,
            @Value("${standbild.login.trust-forwarded-proto}") boolean trustForwardedProto,
            @Value("${standbild.login.plain-http-networks}") String plainNetworks) {
        this.refusals = refusals;
        this.passwords = passwords;
        this.members = members;
        this.issuer = issuer;
        this.interruptions = interruptions;
        this.accounts = accounts;
        this.trustForwardedProto = trustForwardedProto;
        this.plainNetworks = Arrays.stream(plainNetworks.split(","))
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .toList();
    }

    /** A request is observed as a whole; to observe each filter on its way costs more than the filters do. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Programs: no session, no cookie. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        String scheme = issuer.isNamed() ? BEARER : BASIC;
        common(http)
                .securityMatcher("/api/**", "/actuator/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, e) -> refusals.unauthorized(request, response, e, scheme))
                        .accessDeniedHandler((request, response, e) -> refusals.forbidden(request, response)));
        if (issuer.vouchesForPrograms()) {
            http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(this::claimed))
                    .authenticationEntryPoint(
                            (request, response, e) -> refusals.unauthorized(request, response, e, scheme)));
        } else if (!issuer.isNamed()) {
            http.authenticationManager(passwords.getObject())
                    .httpBasic(basic -> basic.authenticationEntryPoint(
                            (request, response, e) -> refusals.unauthorized(request, response, e, scheme)));
        }
        return http.build();
    }

    /** People: a session once they have logged in, and a token against forgery in each form. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        common(http)
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                        .ignoringRequestMatchers(exempt()))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(interruptions).accessDeniedHandler(interruptions))
                .logout(logout -> logout.logoutUrl("/abmelden").logoutSuccessUrl(LoginPage.PATH + "?abgemeldet"));
        http.addFilterAfter(new FormsReady(), AuthorizationFilter.class);
        if (issuer.vouchesForPeople()) {
            http.oauth2Login(login -> login.loginPage(LoginPage.PATH)
                    .successHandler(interruptions)
                    .failureUrl(LoginPage.PATH + "?abgemeldet&fehler")
                    .userInfoEndpoint(user -> user.oidcUserService(this::claimedUser)));
        } else if (!issuer.isNamed()) {
            http.addFilterBefore(new SessionsEndOnChange(accounts.getObject()), AnonymousAuthenticationFilter.class)
                    .authenticationManager(passwords.getObject())
                    .formLogin(login -> login.loginPage(LoginPage.PATH)
                            .usernameParameter("name")
                            .passwordParameter("password")
                            .successHandler(interruptions)
                            .failureHandler(Security::failed));
        }
        return http.build();
    }

    private HttpSecurity common(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(Security::byTheTable)
                .addFilterBefore(
                        new PasswordsInTheClear(trustForwardedProto, plainNetworks, refusals), LogoutFilter.class)
                .headers(headers -> headers.referrerPolicy(
                                policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .cacheControl(cache -> cache.disable())
                        .frameOptions(Customizer.withDefaults()));
    }

    private static void byTheTable(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        for (AccessRules.Rule rule : AccessRules.ALL) {
            if (rule.method() == HttpMethod.GET) {
                admit(requests.requestMatchers(HttpMethod.HEAD, rule.pattern()), rule.access());
            }
            admit(
                    rule.method() == null
                            ? requests.requestMatchers(rule.pattern())
                            : requests.requestMatchers(rule.method(), rule.pattern()),
                    rule.access());
        }
        // Who asks for a page that is not there is told so, not asked to log in.
        requests.requestMatchers(HttpMethod.GET, "/**").permitAll();
        requests.requestMatchers(HttpMethod.HEAD, "/**").permitAll();
        requests.anyRequest().denyAll();
    }

    private static void admit(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizedUrl url, Access access) {
        switch (access) {
            case EVERYBODY -> url.permitAll();
            case NOBODY -> url.denyAll();
            default -> url.hasAnyRole(access.roleNames());
        }
    }

    private static RequestMatcher[] exempt() {
        return AccessRules.ALL.stream()
                .filter(AccessRules.Rule::exempt)
                .map(rule -> PathPatternRequestMatcher.withDefaults().matcher(rule.pattern()))
                .toArray(RequestMatcher[]::new);
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        String why = "?fehler";
        if (e instanceof TooManyAttempts tooMany) {
            response.setHeader("Retry-After", Long.toString(tooMany.seconds()));
            why = "?warten=" + tooMany.minutes();
        }
        response.sendRedirect(request.getContextPath() + LoginPage.PATH + why);
    }

    private ClaimedToken claimed(Jwt jwt) {
        return new ClaimedToken(
                members.getObject().member(String.valueOf(jwt.getIssuer()), jwt.getSubject(), jwt.getClaims()), jwt);
    }

    private OidcUser claimedUser(OidcUserRequest request) {
        OidcUser user = new OidcUserService().loadUser(request);
        return new ClaimedUser(
                members.getObject().member(String.valueOf(user.getIssuer()), user.getSubject(), user.getClaims()),
                user);
    }
}
