/**
 * Changes as a JSON Feed with its archive.
 */
@NullMarked
package org.standbild.feed.jsonfeed;

import org.jspecify.annotations.NullMarked;
