/**
 * Editions: a Stand is published under a name and frozen, and the coordination of a Land's IQ network says whether it agrees. Read {@code
 * Edition} first.
 */
@NullMarked
package org.standbild.editorial.edition;

import org.jspecify.annotations.NullMarked;
