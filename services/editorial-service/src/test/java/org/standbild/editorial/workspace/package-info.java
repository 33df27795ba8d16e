@NullMarked
package org.standbild.editorial.workspace;

import org.jspecify.annotations.NullMarked;
