package org.standbild.eventstore;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/** JSON that an older reader can still read: what it does not know it ignores. */
final class Serializers {

    private Serializers() {}

    /** For tokens, snapshots and dead letters, which name their types. */
    static Serializer naming(RevisionResolver revisions) {
        return Jackson3Serializer.builder()
                .revisionResolver(revisions)
                .lenientDeserialization()
                .defaultTyping()
                .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(ours()))
                .build();
    }

    /** For events and messages: plain JSON. */
    static Serializer plain(RevisionResolver revisions) {
        return Jackson3Serializer.builder()
                .revisionResolver(revisions)
                .lenientDeserialization()
                .build();
    }

    static Serializer naming() {
        return naming(new AnnotationRevisionResolver());
    }

    static Serializer plain() {
        return plain(new AnnotationRevisionResolver());
    }

    /** Without it a replay token, whose context may be any object, could be written and never be read again. */
    private static PolymorphicTypeValidator ours() {
        return BasicPolymorphicTypeValidator.builder()
                .allowIfSubType(TrackingToken.class)
                .allowIfSubType(MetaData.class)
                .allowIfSubType("org.standbild.")
                .allowIfSubType("java.lang.")
                .allowIfSubType("java.time.")
                .allowIfSubType("java.util.")
                .allowIfSubTypeIsArray()
                .build();
    }
}
