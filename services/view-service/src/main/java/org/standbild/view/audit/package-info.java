/**
 * Whether the log is still what was recorded: the hash chain, walked for whoever asks.
 */
@NullMarked
package org.standbild.view.audit;

import org.jspecify.annotations.NullMarked;
