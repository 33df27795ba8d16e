package org.standbild.view.matrix;

import org.standbild.profile.ProfileCode;

/** What one Land says to a topic. */
public sealed interface MatrixRow permits AuthorityRow, StrategiesRow, Hsp4Row {

    ProfileCode profile();
}
