/**
 * Layout, styles, messages and fragments that the pages of all services share.
 */
@NullMarked
package org.standbild.webframe;

import org.jspecify.annotations.NullMarked;
