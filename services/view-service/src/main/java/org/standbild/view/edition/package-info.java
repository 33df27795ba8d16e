/**
 * Published, named, frozen documents, and the proof that they have not changed.
 */
@NullMarked
package org.standbild.view.edition;

import org.jspecify.annotations.NullMarked;
