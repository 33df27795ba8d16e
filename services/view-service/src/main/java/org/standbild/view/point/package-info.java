/**
 * At which point of the two clocks a reader looks: what {@code stand=}, {@code knownAt=} and the code in an address mean.
 */
@NullMarked
package org.standbild.view.point;

import org.jspecify.annotations.NullMarked;
