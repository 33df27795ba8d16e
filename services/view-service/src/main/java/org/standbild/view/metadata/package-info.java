/**
 * What programs read of the pages: schema.org and DCAT, the addresses of other formats, the site's map.
 */
@NullMarked
package org.standbild.view.metadata;

import org.jspecify.annotations.NullMarked;
