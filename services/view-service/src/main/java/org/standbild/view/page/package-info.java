/**
 * The pages that a reader opens in a browser: the overview and the profiles at any point of the two clocks. {@code ProfilePage} is the
 * one to read first.
 */
@NullMarked
package org.standbild.view.page;

import org.jspecify.annotations.NullMarked;
