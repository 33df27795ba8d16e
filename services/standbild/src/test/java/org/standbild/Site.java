package org.standbild;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service with the shipped document, as people with a browser meet it. */
final class Site implements AutoCloseable {

    /** Debian's browser: nothing is downloaded. */
    static final Path CHROMIUM =
            Path.of(Objects.requireNonNullElse(System.getenv("STANDBILD_TEST_CHROMIUM"), "/usr/bin/chromium"));

    /** What both clocks are set to where a test wants a page that nobody's later changes alter. */
    static final String AS_PUBLISHED = "stand=2020-02&knownAt=2020-05-01";

    private final ConfigurableApplicationContext service;
    private final Playwright playwright;
    private final Browser browser;
    private final String origin;
    private final List<Visit> visits = new ArrayList<>();

    private Site(ConfigurableApplicationContext service) {
        this.service = service;
        this.origin = "http://localhost:" + service.getEnvironment().getRequiredProperty("local.server.port");
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setHeadless(true)
                        .setChromiumSandbox(false)
                        .setArgs(List.of(
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    static Site start(Path data) {
        return new Site(SpringApplication.run(
                Standbild.class,
                "--server.port=0",
                "--standbild.data-dir=" + data,
                "--STANDBILD_PASSWORD_EDITOR=editor-secret",
                "--STANDBILD_PASSWORD_REVIEWER=reviewer-secret",
                "--STANDBILD_PASSWORD_ADMIN=admin-secret"));
    }

    String origin() {
        return origin;
    }

    /** A program that talks to the same service. */
    Client client() {
        return new Client(origin);
    }

    /** Somebody at a desk, 1280 pixels wide, who is not logged in and reads German; gone after the test. */
    Visit visit() {
        return visit(Visit.DESK);
    }

    /** Somebody with a window of that many pixels. */
    Visit visit(int width) {
        return visit(new Browser.NewContextOptions().setViewportSize(width, width < 600 ? 844 : 900));
    }

    /** Somebody whose browser is set up in that way, say without JavaScript. */
    Visit visit(Browser.NewContextOptions options) {
        Visit visit = new Visit(origin, browser.newContext(options.setLocale("de-DE")));
        visits.add(visit);
        return visit;
    }

    void closeVisits() {
        visits.forEach(Visit::close);
        visits.clear();
    }

    @Override
    public void close() {
        closeVisits();
        browser.close();
        playwright.close();
        service.close();
    }
}
