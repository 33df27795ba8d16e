package org.standbild.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events are for ever. A red test here means: write an upcaster. It does not mean: update the file.
 */
class EventContractTest {

    @Test
    void everyChangeHasATypeAndEveryTypeAChange() {
        assertThat(Stream.of(ChangeType.values()).map(ChangeType::event))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Changes.records().stream()
                        .<Class<? extends ProfileChange>>map(each -> each.asSubclass(ProfileChange.class))
                        .toList())
                .hasSize(43);
    }

    @Test
    void everyTypeHasAnExampleAndThereIsNoExampleWithoutAType() throws IOException, URISyntaxException {
        Path examples = Path.of(Objects.requireNonNull(ProfileChange.class.getResource("examples"))
                .toURI());
        try (Stream<Path> files = Files.list(examples)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(ChangeType.values())
                            .map(type -> type.typeName() + ".json")
                            .toList());
        }
    }

    @Test
    void theFourNamesThatOutsideClientsRelyOnStay() {
        assertThat(Stream.of(
                                "ProgrammeAnnounced",
                                "HSP4ProjectStarted",
                                "ZentraleAuslaenderbehoerdePlanned",
                                "PlansRevisedDueToCovid")
                        .map(ChangeType::named))
                .allMatch(type -> type.isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReadIsWrittenAgain(ChangeType type) {
        ObjectNode stored = Changes.stored(type);

        ProfileChange change = Changes.read(stored);

        assertThat(change).isInstanceOf(type.event());
        assertThat(ChangeType.of(change)).isEqualTo(type);
        assertThat(Changes.write(change)).isEqualTo(stored);
    }

    /** A beginning that names its successor at once would be an odd example: that field is in the frozen contract only. */
    @ParameterizedTest
    @EnumSource
    void anExampleShowsEveryFieldOfItsTypeButTheProfile(ChangeType type) {
        Set<String> fields = new TreeSet<>(fieldsOf(type));
        fields.remove("profile");
        if (type.establishes()) {
            fields.remove("supersededBy");
        }
        fields.add("type");

        assertThat(new TreeSet<>(
                        Changes.JSON.readTree(ChangeExamples.json(type)).propertyNames()))
                .isEqualTo(fields);
    }

    @ParameterizedTest
    @EnumSource
    void aFieldOfANewerWriterDoesNotStopAReader(ChangeType type) {
        ObjectNode stored = Changes.stored(type);
        ProfileChange known = Changes.read(stored);
        stored.put("fromTheFuture", "?");
        stored.withObject("/stand").put("calendar", "gregorian");

        assertThat(Changes.read(stored)).isEqualTo(known);
    }

    @ParameterizedTest
    @EnumSource
    void aFieldThatAnOlderWriterDidNotKnowMayBeMissing(ChangeType type) {
        for (RecordComponent field : type.event().getRecordComponents()) {
            if (!field.getType().isPrimitive()) {
                ObjectNode stored = Changes.stored(type);
                stored.remove(field.getName());

                assertThat(Changes.read(stored))
                        .as("without %s", field.getName())
                        .isInstanceOf(type.event());
            }
        }
    }

    /** One change of each type, with every field, as the first version stored it; lines are added, never altered. */
    @Test
    void whatTheFirstVersionStoredIsReadWithoutLoss() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/contract/changes-1.jsonl"));

        assertThat(lines).hasSize(43);
        assertThat(lines).allSatisfy(line -> {
            ObjectNode stored = (ObjectNode) Changes.JSON.readTree(line);
            assertThat(Changes.write(Changes.read(stored))).isEqualTo(stored);
        });
        assertThat(lines.stream()
                        .map(line -> Changes.JSON.readTree(line).get("type").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ChangeType.values()).map(ChangeType::typeName).toList());
    }

    private static List<String> fieldsOf(ChangeType type) {
        return Arrays.stream(type.event().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
