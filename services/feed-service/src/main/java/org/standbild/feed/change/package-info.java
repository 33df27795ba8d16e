/**
 * One change as every channel tells it, the filter that all channels share, and the list to pull from.
 */
@NullMarked
package org.standbild.feed.change;

import org.jspecify.annotations.NullMarked;
