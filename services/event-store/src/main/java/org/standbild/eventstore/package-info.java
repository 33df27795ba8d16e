/**
 * The ordered, hash-chained log in MongoDB and the embedded server that holds it by default; read {@link
 * org.standbild.eventstore.EventLog} first. A service imports {@link org.standbild.eventstore.EventStoreConfiguration},
 * and a test that does so with {@code standbild.data-dir} at a temporary folder has an empty store of its own within a
 * second.
 */
@NullMarked
package org.standbild.eventstore;

import org.jspecify.annotations.NullMarked;
