package org.standbild.feed.webhook;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeJson;
import org.standbild.webframe.Words;

/** A change as the body of a delivery: a CloudEvent 1.0 in structured mode, the change inside as {@code /api/changes} tells it. */
final class CloudEvent {

    static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";
    static final String SOURCE = "urn:standbild:changes";

    /** Receivers need not take more (Standard Webhooks). */
    static final int LARGEST = 20_000;

    private CloudEvent() {}

    /** @param publicUrl where the service is reached; empty when it does not know, then {@code dataref} is relative */
    static byte[] of(ChangeItem item, String publicUrl) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", item.eventId());
        event.put("source", SOURCE);
        event.put("type", "org.standbild.change." + item.type());
        event.put(
                "subject",
                item.entry() == null ? item.profile().code() : item.profile().code() + "/" + item.entry());
        event.put(
                "time",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(item.takesEffect().atStartOfDay(Words.ZONE)));
        event.put("recordedtime", item.recordedAt());
        event.put("sequence", String.format("%020d", item.position()));
        event.put("datacontenttype", "application/json");
        event.put("data", item);
        byte[] body = ChangeJson.bytes(event);
        if (body.length < LARGEST) {
            return body;
        }
        event.remove("data");
        event.put("dataref", publicUrl + item.links().self());
        return ChangeJson.bytes(event);
    }
}
