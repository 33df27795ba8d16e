/**
 * The change list cut into feed documents: archive pages that never change, and the newest document that leads to them.
 */
@NullMarked
package org.standbild.feed.archive;

import org.jspecify.annotations.NullMarked;
