/**
 * How fast the log is beside its peers, on the same embedded server. Start with {@link
 * org.standbild.eventstore.Benchmarks}; it is not part of the normal build.
 */
@NullMarked
package org.standbild.eventstore;

import org.jspecify.annotations.NullMarked;
