/**
 * Decides changes: the profile aggregate with its rules, the write API, the import of the shipped document.
 */
@NullMarked
package org.standbild.editorial;

import org.jspecify.annotations.NullMarked;
