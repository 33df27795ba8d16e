/**
 * What the OpenAPI document says of the feeds, the change list and subscriptions beyond what their signatures tell.
 */
@NullMarked
package org.standbild.feed.openapi;

import org.jspecify.annotations.NullMarked;
