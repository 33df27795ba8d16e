/**
 * What differs between two points, field by field and word by word, and why.
 */
@NullMarked
package org.standbild.view.comparison;

import org.jspecify.annotations.NullMarked;
