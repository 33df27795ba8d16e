/**
 * Earlier versions by date, as RFC 7089 (Memento) asks for them. Its one clock is the recorded one: since when something is known.
 */
@NullMarked
package org.standbild.view.memento;

import org.jspecify.annotations.NullMarked;
