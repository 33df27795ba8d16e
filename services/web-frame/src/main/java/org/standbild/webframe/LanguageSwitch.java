package org.standbild.webframe;

import java.util.Locale;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** {@code ?lang=en} and {@code ?lang=de} choose the language of this page and of those that follow; any other value means German. */
final class LanguageSwitch extends LocaleChangeInterceptor {

    static final String PARAMETER = "lang";

    LanguageSwitch() {
        setParamName(PARAMETER);
    }

    @Override
    protected Locale parseLocaleValue(String value) {
        return value.equals("en") ? Locale.ENGLISH : Locale.GERMAN;
    }
}
