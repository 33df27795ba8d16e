@NullMarked
package org.standbild.editorial.proposal;

import org.jspecify.annotations.NullMarked;
