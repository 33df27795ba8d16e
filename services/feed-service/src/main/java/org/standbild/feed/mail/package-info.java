/**
 * Telling by mail: the question whether a mailbox wants it, changes at once, by day or by week. Read
 * {@link org.standbild.feed.mail.Planner} first: it says what is due, {@link org.standbild.feed.mail.Postman} brings it.
 */
@NullMarked
package org.standbild.feed.mail;

import org.jspecify.annotations.NullMarked;
