package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One person with one browser window; what goes wrong in it is noted, see {@link #nothingWentWrong()}. */
final class Visit {

    static final int DESK = 1280;
    static final int PHONE = 390;

    private static final String SCREENSHOTS = System.getProperty("standbild.screenshots", "");
    private static final List<String> WCAG_2_2_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

    private final String origin;
    private final BrowserContext context;
    private final Page page;
    private final List<String> wrong = new ArrayList<>();

    Visit(String origin, BrowserContext context) {
        this.origin = origin;
        this.context = context;
        this.page = context.newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.onConsoleMessage(message -> {
            // that the page itself was answered with 404 is what some tests want to see
            if (message.type().equals("error") && !message.location().startsWith(page.url() + ":")) {
                wrong.add(message.text() + " (" + message.location() + ")");
            }
        });
        page.onPageError(wrong::add);
        page.onRequestFailed(request -> wrong.add(request.url() + ": " + request.failure()));
    }

    /** The window itself, for everything this class has no word for. */
    Page page() {
        return page;
    }

    /** Goes to a path of the site. */
    Response open(String path) {
        return page.navigate(origin + path);
    }

    /** Reads English from now on. */
    Visit inEnglish() {
        return in("en");
    }

    /** Reads {@code de} or {@code en} from now on. */
    Visit in(String language) {
        context.addCookies(List.of(new Cookie("standbild.lang", language).setUrl(origin)));
        return this;
    }

    /** By the form, as {@code editor}, {@code reviewer} or {@code admin}. */
    Visit logIn(String account) {
        open("/anmelden");
        page.fill("#name", account);
        page.fill("#password", account + "-secret");
        page.click("main form button");
        page.waitForURL(url -> !url.contains("/anmelden") || url.contains("?"));
        return this;
    }

    /** Of what axe can find against WCAG 2.2 AA there is nothing on this page. */
    Visit isAccessible() {
        List<String> violations = new AxeBuilder(page)
                .withTags(WCAG_2_2_AA).setLegacyMode(true).analyze().getViolations().stream()
                        .map(Visit::told)
                        .toList();
        assertThat(violations).as("accessibility of " + page.url()).isEmpty();
        return this;
    }

    /** Nor with the colours of the other light; only the rules about colours are asked once more. */
    Visit isAccessibleIn(ColorScheme light) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
        @SuppressWarnings("unchecked")
        List<String> violations = (List<String>) page.evaluate("""
                () => axe.run(document, {
                    runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']},
                    resultTypes: ['violations']
                  }).then(found => found.violations.flatMap(rule =>
                      rule.nodes.slice(0, 5).map(node => rule.id + ': ' + node.html + ' ' + node.failureSummary)))""");
        assertThat(violations).as("colours of " + page.url() + ", " + light).isEmpty();
        return this;
    }

    private static String told(Rule rule) {
        return rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream()
                        .limit(5)
                        .map(node -> "\n      " + node.getHtml() + "\n        " + why(node))
                        .collect(Collectors.joining())
                + (rule.getNodes().size() > 5
                        ? "\n      and " + (rule.getNodes().size() - 5) + " more"
                        : "")
                + "\n      " + rule.getHelpUrl();
    }

    private static String why(CheckedNode node) {
        return String.valueOf(node.getFailureSummary()).replaceAll("\\s*\\n\\s*", " ");
    }

    /** The page is no wider than the window; what is wider has to scroll within itself. */
    Visit fitsTheWindow() {
        @SuppressWarnings("unchecked")
        List<String> wider = (List<String>) page.evaluate("""
                () => {
                  const room = document.documentElement.clientWidth;
                  if (document.documentElement.scrollWidth <= room) return [];
                  const clipped = e => e && e !== document.documentElement
                      && (getComputedStyle(e).overflowX !== 'visible' || clipped(e.parentElement));
                  return [...document.querySelectorAll('body *')]
                      .filter(e => e.getBoundingClientRect().right > room + 0.5 && !clipped(e.parentElement))
                      .slice(0, 5)
                      .map(e => e.cloneNode(false).outerHTML + ' ends at ' + Math.round(e.getBoundingClientRect().right))
                      .concat('the page is ' + document.documentElement.scrollWidth + ' wide, the window ' + room);
                }""");
        assertThat(wider).as("width of " + page.url()).isEmpty();
        return this;
    }

    /** Since the window was opened: no error in its console (a violated content security policy is one), no script error, no failed request. */
    Visit nothingWentWrong() {
        assertThat(wrong).as("errors in the browser up to " + page.url()).isEmpty();
        return this;
    }

    /** What stands in the window goes to {@code target/screenshots/<name>.png}. */
    Visit screenshot(String name) {
        return screenshot(Path.of("target/screenshots"), name, false);
    }

    /** The same, and with {@code -Dstandbild.screenshots=docs} to {@code docs/screenshots} as well. */
    Visit screenshotForTheDocs(String name) {
        screenshot(name);
        return "docs".equals(SCREENSHOTS) ? screenshot(Path.of("../../docs/screenshots"), name, false) : this;
    }

    /** The whole page, however long, to {@code target/screenshots}: only with {@code -Dstandbild.screenshots=all}, as it takes its time. */
    Visit wholePage(String name) {
        return "all".equals(SCREENSHOTS) ? screenshot(Path.of("target/screenshots"), name, true) : this;
    }

    private Visit screenshot(Path folder, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(whole).setPath(folder.resolve(name + ".png")));
        return this;
    }

    void close() {
        context.close();
    }
}
