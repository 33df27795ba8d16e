/** Takes back or corrects a change that is recorded: by a further change, with a reason; the old one stays readable. Read {@code Undo} first. */
@NullMarked
package org.standbild.editorial.undo;

import org.jspecify.annotations.NullMarked;
