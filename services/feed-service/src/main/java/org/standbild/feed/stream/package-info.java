/**
 * Changes as they are recorded, over one lasting connection (server-sent events).
 */
@NullMarked
package org.standbild.feed.stream;

import org.jspecify.annotations.NullMarked;
