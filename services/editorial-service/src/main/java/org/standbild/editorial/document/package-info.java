/**
 * The shipped document: YAML files, read by people and turned into the first events of an empty log. Read {@code ShippedDocument} first.
 */
@NullMarked
package org.standbild.editorial.document;

import org.jspecify.annotations.NullMarked;
