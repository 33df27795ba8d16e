@NullMarked
package org.standbild.eventstore.embedded;

import org.jspecify.annotations.NullMarked;
