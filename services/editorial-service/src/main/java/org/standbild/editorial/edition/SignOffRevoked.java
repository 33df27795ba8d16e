package org.standbild.editorial.edition;

/** A personal link leads nowhere any more. */
record SignOffRevoked(String edition, String id) {}
