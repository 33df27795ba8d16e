/**
 * All services in one process, with the shipped document.
 */
@NullMarked
package org.standbild;

import org.jspecify.annotations.NullMarked;
