package org.standbild.editorial.upload;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/**
 * A file held against its profile.
 *
 * @param changes as a proposal takes them
 * @param unresolved what differs and no change can say
 * @param onlyInProfile slugs that the file does not name
 * @param baseVersion the version of the profile that the file was made from, as far as it says
 */
record Compared(
        ArrayNode changes, List<Differences.Unresolved> unresolved, List<String> onlyInProfile, long baseVersion) {}
