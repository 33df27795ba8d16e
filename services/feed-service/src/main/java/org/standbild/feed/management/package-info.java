/**
 * Subscribing on the pages, and what whoever has a subscription's personal link may do with it.
 */
@NullMarked
package org.standbild.feed.management;

import org.jspecify.annotations.NullMarked;
