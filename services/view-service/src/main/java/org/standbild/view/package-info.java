/**
 * What a reader opens: profile, document, timeline, comparison, matrix, editions, at any point of the two clocks.
 */
@NullMarked
package org.standbild.view;

import org.jspecify.annotations.NullMarked;
