/**
 * All 17 profiles at one point.
 */
@NullMarked
package org.standbild.view.document;

import org.jspecify.annotations.NullMarked;
