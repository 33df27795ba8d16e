package org.standbild.editorial.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A form of the workspace that arrived when its sender was no longer logged in. It waits in the session until she is, and is sent again by
 * herself, never by the service.
 *
 * @param path below the context path
 * @param fields by name, without the token against forgery
 */
record InterruptedForm(String path, LinkedHashMap<String, List<String>> fields) implements Serializable {

    static final String RESUME = "/redaktion/fortsetzen";

    private static final String ATTRIBUTE = InterruptedForm.class.getName();
    private static final String WORKSPACE = "/redaktion/";
    private static final int LARGEST = 500_000;
    private static final int SECONDS_TO_LOG_IN = 20 * 60;

    /** One field with one of its values. */
    record Sent(String name, String value) {}

    /** Keeps what was sent, when it is a form of the workspace and of sensible size; says whether it has. */
    static boolean keep(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String type = request.getContentType();
        boolean isForm = request.getMethod().equals("POST")
                && path.startsWith(WORKSPACE)
                && type != null
                && type.startsWith("application/x-www-form-urlencoded");
        if (!isForm || isFromScript(request)) {
            return false;
        }
        LinkedHashMap<String, List<String>> fields = new LinkedHashMap<>();
        long size = 0;
        for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
            if (!field.getKey().equals("_csrf")) {
                fields.put(field.getKey(), List.of(field.getValue()));
                size += field.getKey().length()
                        + String.join("", field.getValue()).length();
            }
        }
        if (size > LARGEST) {
            return false;
        }
        HttpSession session = request.getSession();
        if (session.isNew()) {
            session.setMaxInactiveInterval(SECONDS_TO_LOG_IN);
        }
        session.setAttribute(ATTRIBUTE, new InterruptedForm(path, fields));
        return true;
    }

    static boolean isFromScript(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    static Optional<InterruptedForm> of(@Nullable HttpSession session) {
        return session == null
                ? Optional.empty()
                : Optional.ofNullable((InterruptedForm) session.getAttribute(ATTRIBUTE));
    }

    static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    /** All of it, to be sent again. */
    public List<Sent> sent() {
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new Sent(field.getKey(), value)))
                .toList();
    }

    /** What somebody has written rather than chosen. */
    public List<String> written() {
        return fields.values().stream()
                .flatMap(List::stream)
                .map(String::strip)
                .filter(value -> value.contains(" "))
                .toList();
    }
}
