/**
 * A MongoDB server inside our own process, over a file, that keeps what it has acknowledged. Start with {@link
 * org.standbild.eventstore.embedded.EmbeddedServer}.
 */
@NullMarked
package org.standbild.eventstore.embedded;

import org.jspecify.annotations.NullMarked;
