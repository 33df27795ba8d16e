/**
 * Who may write: the three accounts of the embedded default and what each role may do.
 */
@NullMarked
package org.standbild.editorial.account;

import org.jspecify.annotations.NullMarked;
