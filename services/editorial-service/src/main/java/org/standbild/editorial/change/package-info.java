/**
 * Recording changes: reading them, the profile aggregate that decides them, the rules that may refuse. Read {@code StateProfile} first.
 */
@NullMarked
package org.standbild.editorial.change;

import org.jspecify.annotations.NullMarked;
