@NullMarked
package org.standbild.editorial.account;

import org.jspecify.annotations.NullMarked;
