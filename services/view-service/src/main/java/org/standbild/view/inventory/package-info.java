/**
 * How much is held of each profile, by kind, status and section: gaps at a glance.
 */
@NullMarked
package org.standbild.view.inventory;

import org.jspecify.annotations.NullMarked;
