package org.standbild.view.pdf;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes HTML as a tree, so that what an editor typed is text and never markup. */
final class Html {

    private final Document document;
    private Element here;

    Html(String language) {
        try {
            document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java can make an empty document", e);
        }
        here = document.createElement("html");
        here.setAttribute("lang", language);
        document.appendChild(here);
    }

    Document document() {
        return document;
    }

    /** What {@code content} writes is inside a new element. */
    void in(String element, Runnable content, String... attributes) {
        Element outer = here;
        here = child(element, attributes);
        content.run();
        here = outer;
    }

    void text(String text) {
        here.appendChild(document.createTextNode(printable(text)));
    }

    void add(String element, String text, String... attributes) {
        in(element, () -> text(text), attributes);
    }

    void empty(String element, String... attributes) {
        child(element, attributes);
    }

    /** @param attributes names and values in turn; one without a value is left out */
    private Element child(String element, @Nullable String... attributes) {
        Element child = document.createElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = attributes[i + 1];
            if (name != null && value != null && !value.isEmpty()) {
                child.setAttribute(name, printable(value));
            }
        }
        here.appendChild(child);
        return child;
    }

    /** Soft hyphens and control characters have no place on paper. */
    private static String printable(String text) {
        return text.replaceAll("[\\u00ad\\p{Cntrl}&&[^\\n\\t]]", "");
    }
}
