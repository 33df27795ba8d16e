/**
 * Changes as an Atom feed with its archive.
 */
@NullMarked
package org.standbild.feed.atom;

import org.jspecify.annotations.NullMarked;
