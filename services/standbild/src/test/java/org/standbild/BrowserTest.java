package org.standbild;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Its tests take a {@link Site} and look at it in a real browser.
 *
 * <p>One service and one browser serve all such classes, so what one test records the next one sees: look at a point with both clocks
 * fixed, or record in a Land that no other class looks at. Without Chromium the tests are skipped, in CI ({@code CI=true}) they fail.
 * {@code -DexcludedGroups=browser} leaves them out.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedSite.class)
@Tag("browser")
@interface BrowserTest {}
