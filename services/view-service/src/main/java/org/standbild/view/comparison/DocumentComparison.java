package org.standbild.view.comparison;

import java.util.List;
import org.standbild.profile.Text;

/**
 * What differs in the whole document between two points.
 *
 * @param summary one sentence, to be read first
 * @param profiles all 17, the federal chapter first, also those without a difference
 */
public record DocumentComparison(Side from, Side to, Text summary, List<ProfileComparison> profiles) {}
