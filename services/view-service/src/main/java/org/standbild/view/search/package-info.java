/**
 * Search in what was so at any point of the two clocks. {@code Search} is the way in, {@code PointIndex} what is searched.
 */
@NullMarked
package org.standbild.view.search;

import org.jspecify.annotations.NullMarked;
