package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The browser tests notice what they are there to notice. */
@BrowserTest
class SiteTest {

    @Test
    void whoLogsInIsKnownByName(Site site) {
        Visit visit = site.visit().logIn("reviewer");
        visit.open("/anmelden");
        assertThat(visit.page().locator("main").innerText()).contains("Abmelden");
        visit.nothingWentWrong();
    }

    @Test
    void aPictureWithoutWordsAndAnElementWiderThanTheWindowAreNoticed(Site site) {
        Visit visit = site.visit(Visit.PHONE);
        visit.open("/ausgaben");
        visit.isAccessible().fitsTheWindow();
        visit.page().evaluate("""
                () => { const i = document.createElement('img'); i.src = '/frame/standbild.svg'; i.width = 900;
                        document.querySelector('main').append(i); }""");
        assertThatThrownBy(visit::isAccessible).hasMessageContaining("image-alt");
        assertThatThrownBy(visit::fitsTheWindow).hasMessageContaining("<img");
    }

    @Test
    void aScriptInThePageIsRefusedAndNoticed(Site site) {
        Visit visit = site.visit();
        visit.open("/ausgaben");
        visit.nothingWentWrong();
        visit.page().evaluate("""
                () => { const s = document.createElement('script'); s.textContent = 'document.title = "foreign"';
                        document.body.append(s); }""");
        assertThat(visit.page().title()).isNotEqualTo("foreign");
        assertThatThrownBy(visit::nothingWentWrong).hasMessageContaining("Content Security Policy");
    }
}
