/**
 * The description of everything that is told without being asked for, as an AsyncAPI document.
 */
@NullMarked
package org.standbild.feed.asyncapi;

import org.jspecify.annotations.NullMarked;
