/**
 * What an administrator does while the service runs: rebuild what readers see, look after dead letters.
 */
@NullMarked
package org.standbild.editorial.operation;

import org.jspecify.annotations.NullMarked;
