/**
 * One topic in all 16 Länder.
 */
@NullMarked
package org.standbild.view.matrix;

import org.jspecify.annotations.NullMarked;
