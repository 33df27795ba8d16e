package org.standbild.feed.change;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.Kind;
import org.standbild.profile.Section;

/** What the OpenAPI document says of {@link ChangeFilter} wherever it can be asked with. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "profile",
        in = ParameterIn.QUERY,
        description =
                "Only changes of these profiles: DE, DE-BW to DE-TH; repeatable or with commas, as all that follow",
        array = @ArraySchema(schema = @Schema(type = "string", example = "DE-HH")))
@Parameter(
        name = "section",
        in = ParameterIn.QUERY,
        description = "Only changes of what these sections mention",
        array = @ArraySchema(schema = @Schema(implementation = Section.class)))
@Parameter(
        name = "kind",
        in = ParameterIn.QUERY,
        description = "Only changes of entries of these kinds",
        array = @ArraySchema(schema = @Schema(implementation = Kind.class)))
@Parameter(
        name = "class",
        in = ParameterIn.QUERY,
        description = "Only changes of these classes",
        array = @ArraySchema(schema = @Schema(implementation = ChangeClass.class)))
@Parameter(
        name = "type",
        in = ParameterIn.QUERY,
        description = "Only changes of these types",
        array = @ArraySchema(schema = @Schema(type = "string", example = "ProgrammeStarted")))
@Parameter(
        name = "entry",
        in = ParameterIn.QUERY,
        description = "Only changes of entries with these slugs",
        array = @ArraySchema(schema = @Schema(type = "string", example = "zentrale-auslaenderbehoerde")))
public @interface FilterParameters {}
