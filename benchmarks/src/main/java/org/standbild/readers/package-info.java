/**
 * How soon many readers of the stream hear of a commit, and what one that hears nothing costs; {@link org.standbild.readers.Readers} runs it
 * against a started application.
 */
@org.jspecify.annotations.NullMarked
package org.standbild.readers;
