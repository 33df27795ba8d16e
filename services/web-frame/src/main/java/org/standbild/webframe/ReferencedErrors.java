package org.standbild.webframe;

import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** What was refused is said in full; a failure of ours carries a number that the reader can quote and the log knows; nothing of its inside is shown. */
@Component
class ReferencedErrors extends DefaultErrorAttributes {

    private static final Logger LOG = LoggerFactory.getLogger(ReferencedErrors.class);
    private static final String REFERENCE = ReferencedErrors.class.getName();

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> attributes = super.getErrorAttributes(request, options);
        if (getError(request) instanceof Problem problem) {
            attributes.put("problem", Map.of("title", problem.title(), "detail", problem.detail()));
        } else if (attributes.get("status") instanceof Integer status && status >= 500) {
            attributes.put("reference", reference(request, attributes));
        }
        return attributes;
    }

    private String reference(WebRequest request, Map<String, Object> attributes) {
        if (request.getAttribute(REFERENCE, RequestAttributes.SCOPE_REQUEST) instanceof String given) {
            return given;
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        request.setAttribute(REFERENCE, reference, RequestAttributes.SCOPE_REQUEST);
        LOG.error("Failure {} at {}", reference, attributes.get("path"), getError(request));
        return reference;
    }
}
