/**
 * What a browser may keep of the pages. What it may keep of the API is said where the API answers.
 */
@NullMarked
package org.standbild.view.caching;

import org.jspecify.annotations.NullMarked;
