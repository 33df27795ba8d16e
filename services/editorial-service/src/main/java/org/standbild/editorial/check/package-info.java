/**
 * Says of a section that somebody has looked at it and found nothing to change, in one click. Read {@code ChecksPage} first.
 */
@NullMarked
package org.standbild.editorial.check;

import org.jspecify.annotations.NullMarked;
