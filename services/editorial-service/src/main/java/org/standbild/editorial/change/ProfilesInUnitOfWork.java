package org.standbild.editorial.change;

import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.standbild.profile.History;
import org.standbild.profile.ProfileCode;

/** Loads a profile once, locked until the unit of work ends. */
@Component
class ProfilesInUnitOfWork implements Profiles {

    private final ObjectProvider<Configuration> axon;

    ProfilesInUnitOfWork(ObjectProvider<Configuration> axon) {
        this.axon = axon;
    }

    private Repository<StateProfile> repository() {
        return axon.getObject().repository(StateProfile.class);
    }

    @Override
    public History history(ProfileCode profile) {
        try {
            return repository().load(profile.code()).invoke(StateProfile::history);
        } catch (AggregateNotFoundException e) {
            return History.of(profile);
        }
    }

    @Override
    public void record(ProfileCode profile, List<Decided> changes) {
        try {
            repository()
                    .loadOrCreate(profile.code(), StateProfile::new)
                    .execute(state -> state.record(profile, changes));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
