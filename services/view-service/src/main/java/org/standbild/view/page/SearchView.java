package org.standbild.view.page;

import org.jspecify.annotations.Nullable;
import org.standbild.view.search.Question;
import org.standbild.view.search.Results;

/**
 * What was found at the point that a reader asked for, and the way to the other pages of it.
 *
 * @param page of the hits, from 1
 * @param size how many entries and statements there are at this point
 * @param today how many there are today, by what is known; 0 when something was found here or this is today
 */
record SearchView(Asked asked, Question question, Results results, int page, int size, int today) {

    public boolean hasAsked() {
        return !question.text().isEmpty() || question.isFiltered();
    }

    public int first() {
        return results.offset() + 1;
    }

    public int last() {
        return Math.min(results.offset() + results.limit(), results.total());
    }

    public int pages() {
        return Math.max(1, (results.total() + results.limit() - 1) / results.limit());
    }

    public @Nullable String previous() {
        return page > 1 ? at(page - 1) : null;
    }

    public @Nullable String next() {
        return page < pages() ? at(page + 1) : null;
    }

    private String at(int number) {
        return address(question.text(), asked.stand(), asked.knownAt(), true, number == 1 ? "" : "" + number);
    }

    public String suggested(String text) {
        return address(text, asked.stand(), asked.knownAt(), true, "");
    }

    public String withoutFilters() {
        return address(question.text(), asked.stand(), asked.knownAt(), false, "");
    }

    public String todayInstead() {
        return address(question.text(), "", "", true, "");
    }

    /** The same question to the API. */
    public String json() {
        return "/api/search"
                + address(question.text(), asked.day().toString(), known(), true, "")
                        .substring("/suche".length());
    }

    private String known() {
        return asked.known() == null ? "" : asked.known().toString();
    }

    private String address(String text, String stand, String knownAt, boolean filters, String number) {
        return Address.of(
                "/suche",
                "q",
                text,
                "stand",
                stand,
                "knownAt",
                knownAt,
                "profile",
                filters ? first(question.profiles()) : "",
                "kind",
                filters ? first(question.kinds()) : "",
                "status",
                filters ? first(question.statuses()) : "",
                "page",
                number);
    }

    private static String first(Iterable<?> chosen) {
        return chosen.iterator().hasNext() ? chosen.iterator().next().toString() : "";
    }
}
