/**
 * The page of changes, for people: what was recorded, what it made of the document, and the ways to be told of the next.
 */
@NullMarked
package org.standbild.feed.page;

import org.jspecify.annotations.NullMarked;
