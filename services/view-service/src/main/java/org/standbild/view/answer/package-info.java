/**
 * How an answer is told: as JSON, with an ETag, and for how long it may be kept.
 */
@NullMarked
package org.standbild.view.answer;

import org.jspecify.annotations.NullMarked;
