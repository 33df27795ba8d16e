package org.standbild.profile;

/** Which of the document's three Covid caveats applies, the narrowest first. */
public enum CaveatLayer {
    /** The footnote at the heading of section 4, in twelve Länder. */
    HSP4_FOOTNOTE,
    /** The introduction, as of 7 April 2020: sub-projects in Handlungsschwerpunkt 4 will probably have to be realigned. */
    INTRODUCTION,
    /** The first footnote: the research closed before the measures. */
    DOCUMENT
}
