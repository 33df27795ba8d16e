/**
 * The profiles, and one of them at a point.
 */
@NullMarked
package org.standbild.view.profile;

import org.jspecify.annotations.NullMarked;
