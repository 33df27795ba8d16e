/**
 * Events and value types of the living document, and the one fold that turns changes into a profile. Read {@code ProfileChange} first.
 */
@NullMarked
package org.standbild.profile;

import org.jspecify.annotations.NullMarked;
