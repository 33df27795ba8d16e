@NullMarked
package org.standbild.editorial;

import org.jspecify.annotations.NullMarked;
