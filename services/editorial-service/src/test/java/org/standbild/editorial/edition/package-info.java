@NullMarked
package org.standbild.editorial.edition;

import org.jspecify.annotations.NullMarked;
