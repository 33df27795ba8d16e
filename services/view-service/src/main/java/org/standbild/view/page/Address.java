package org.standbild.view.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.util.UriUtils;

/** Addresses of pages, with what readers typed as parameters. */
final class Address {

    private Address() {}

    /** @param namesAndValues of the parameters, in turn; one without a value is left out */
    static String of(String path, String... namesAndValues) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                parameters.add(parameter(namesAndValues[i], namesAndValues[i + 1]));
            }
        }
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }

    /** That parameter, also without a value. */
    static String parameter(String name, String value) {
        return name + "="
                + UriUtils.encodeQueryParam(value, StandardCharsets.UTF_8).replace("+", "%2B");
    }
}
