package org.standbild.eventstore.embedded;

import java.util.List;

/** Documents in the answer to a find, which the client gets as they lie in the data file. */
record Batch(List<EncodedDocument> documents) {}
