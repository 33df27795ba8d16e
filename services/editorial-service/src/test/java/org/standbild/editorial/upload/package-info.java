@NullMarked
package org.standbild.editorial.upload;

import org.jspecify.annotations.NullMarked;
