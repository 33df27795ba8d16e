/**
 * What is known never to have been true; timeline, comparison and editions tell it of what they show.
 */
@NullMarked
package org.standbild.view.retraction;

import org.jspecify.annotations.NullMarked;
