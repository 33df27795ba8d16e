/**
 * The ordered, hash-chained log in MongoDB and the embedded server that holds it by default.
 */
@NullMarked
package org.standbild.eventstore;

import org.jspecify.annotations.NullMarked;
