@NullMarked
package org.standbild.eventstore;

import org.jspecify.annotations.NullMarked;
