package org.standbild.editorial.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class PasswordsInTheClearTest {

    private final Refusals refusals = new Refusals(JsonMapper.builder().build());

    @ParameterizedTest
    @CsvSource({
        // address,  https, forwarded, trusted, safe
        "127.0.0.1,  false,          , false,   true",
        "::1,        false,          , false,   true",
        "127.0.0.1,  false, https    , false,   false",
        "127.0.0.1,  false, http     , false,   false",
        "127.0.0.1,  false, https    , true,    true",
        "127.0.0.1,  false, http     , true,    false",
        "203.0.113.9,false,          , false,   false",
        "203.0.113.9,true,           , false,   true",
        "203.0.113.9,false, https    , false,   false",
        "203.0.113.9,false, https    , true,    true",
        "172.18.0.4, false,          , false,   true",
        "192.0.2.1,  false,          , true,    false"
    })
    void aPasswordTravelsOverTlsOrStaysOnTheMachine(
            String address, boolean https, String forwarded, boolean trusted, boolean safe) throws Exception {
        for (boolean form : new boolean[] {false, true}) {
            MockHttpServletRequest request = form
                    ? new MockHttpServletRequest("POST", "/anmelden")
                    : new MockHttpServletRequest("GET", "/api/proposals");
            if (!form) {
                request.addHeader("Authorization", "Basic ZWRpdG9yOnNlY3JldA==");
            }
            request.setRemoteAddr(address);
            request.setSecure(https);
            if (forwarded != null) {
                request.addHeader("X-Forwarded-Proto", forwarded);
            }
            MockHttpServletResponse response = new MockHttpServletResponse();
            MockFilterChain chain = new MockFilterChain();
            new PasswordsInTheClear(trusted, List.of("172.16.0.0/12"), refusals).doFilter(request, response, chain);
            assertThat(chain.getRequest() != null).isEqualTo(safe);
            assertThat(response.getStatus()).isEqualTo(safe ? 200 : 403);
            if (!safe) {
                assertThat(response.getContentAsString()).contains("urn:standbild:problem:insecure-transport");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /anmelden", "GET, /api/profiles", "POST, /aenderungen"})
    void whoSendsNoPasswordMayDoSoOverAnyLine(String method, String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr("203.0.113.9");
        MockFilterChain chain = new MockFilterChain();
        new PasswordsInTheClear(false, List.of(), refusals).doFilter(request, new MockHttpServletResponse(), chain);
        assertThat(chain.getRequest()).isNotNull();
    }
}
