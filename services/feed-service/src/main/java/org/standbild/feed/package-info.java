/**
 * How a subscriber is told: the change list and every channel built on it.
 */
@NullMarked
package org.standbild.feed;

import org.jspecify.annotations.NullMarked;
