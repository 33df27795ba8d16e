/** Where administrators look after accounts, by the API and on pages. Read {@code AccountsController} first. */
@NullMarked
package org.standbild.editorial.administration;

import org.jspecify.annotations.NullMarked;
