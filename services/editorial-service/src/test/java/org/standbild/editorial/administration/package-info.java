@NullMarked
package org.standbild.editorial.administration;

import org.jspecify.annotations.NullMarked;
