/**
 * The pages below {@code /redaktion}: where people propose and decide in a browser. Everything goes through the same commands as the API.
 * Read {@code DeskPage} first; {@code ChangeForm} turns a change into a form and back.
 */
@NullMarked
package org.standbild.editorial.workspace;

import org.jspecify.annotations.NullMarked;
