/**
 * What happened to a profile, change by change, by either clock.
 */
@NullMarked
package org.standbild.view.timeline;

import org.jspecify.annotations.NullMarked;
