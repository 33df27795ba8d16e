package org.standbild.editorial.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.Problems;
import tools.jackson.databind.json.JsonMapper;

/** Everything published is public; who writes says who it is. */
@Configuration(proxyBeanMethods = false)
class Security {

    private final JsonMapper json;

    Security(JsonMapper json) {
        this.json = json;
    }

    @Bean
    SecurityFilterChain filters(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.POST, "/api/profiles/*/changes")
                                .hasRole("REVIEWER")
                                .requestMatchers(
                                        HttpMethod.POST,
                                        "/api/proposals/*/approval",
                                        "/api/proposals/*/rejection",
                                        "/api/proposals/*/change-requests")
                                .hasRole("REVIEWER")
                                .requestMatchers(HttpMethod.GET, "/api/proposals/**")
                                .authenticated()
                                .requestMatchers("/api/proposals/**")
                                .hasAnyRole("EDITOR", "REVIEWER")
                                .requestMatchers("/api/admin/**")
                                .hasRole("ADMIN")
                                .requestMatchers(HttpMethod.GET, "/**")
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD, "/**")
                                .permitAll()
                                .requestMatchers("/error")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/api/**"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, e) -> {
                    response.setHeader("WWW-Authenticate", "Basic realm=\"Standbild\", charset=\"UTF-8\"");
                    refuse(request, response, unauthorized());
                }))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) -> {
                            response.setHeader("WWW-Authenticate", "Basic realm=\"Standbild\", charset=\"UTF-8\"");
                            refuse(request, response, unauthorized());
                        })
                        .accessDeniedHandler((request, response, e) -> refuse(request, response, forbidden())))
                .headers(headers -> headers.referrerPolicy(
                                policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .cacheControl(cache -> cache.disable())
                        .frameOptions(Customizer.withDefaults()))
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    private static Problem unauthorized() {
        return Problem.of(
                HttpStatus.UNAUTHORIZED,
                "unauthorized",
                new Text("Anmeldung nötig", "Log-in needed"),
                new Text("Name oder Passwort fehlen oder stimmen nicht", "Name or password are missing or wrong"));
    }

    private static Problem forbidden() {
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "forbidden",
                new Text("Dazu fehlt die Berechtigung", "Not permitted"),
                new Text(
                        "Diese Rolle darf das nicht; was welche Rolle darf, steht in der Dokumentation",
                        "This role may not do that; the documentation says what each role may do"));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        ResponseEntity<ProblemDetail> answer = Problems.response(problem, request);
        response.setStatus(answer.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), answer.getBody());
    }
}
