package org.standbild.eventstore;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.common.Priority;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/**
 * Lets a handler take {@code @MetaDataValue("position") long position}. Axon by itself would silently not call a handler
 * with a primitive there, nor one whose {@code Long} came back from JSON as an {@code Integer}.
 */
@Priority(Priority.HIGH)
public final class NumberInMetaData implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<Long> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        Parameter parameter = parameters[parameterIndex];
        MetaDataValue wanted = parameter.getAnnotation(MetaDataValue.class);
        if (wanted == null || parameter.getType() != long.class && parameter.getType() != Long.class) {
            return null;
        }
        return new Resolver(wanted.value(), wanted.required() || parameter.getType() == long.class);
    }

    private record Resolver(String key, boolean required) implements ParameterResolver<Long> {

        @Override
        public @Nullable Long resolveParameterValue(Message<?> message) {
            return message.getMetaData().get(key) instanceof Number number ? (Long) number.longValue() : null;
        }

        @Override
        public boolean matches(Message<?> message) {
            return !required || message.getMetaData().get(key) instanceof Number;
        }
    }
}
