package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.outbox.OutboxRecord;
import io.fitconnect.proto.internal.athlete.v1.Profile.Builder;
import java.util.Optional;

/** A profile as {@code athlete.profiles.v1} carries it. */
final class ProfileMessage {
    static final String TOPIC = "athlete.profiles.v1";

    private ProfileMessage() {}

    static OutboxRecord of(StoredProfile stored) {
        Profile profile = stored.profile();
        return new OutboxRecord(
                TOPIC,
                profile.athleteId().value(),
                stored.version(),
                encode(profile).build().toByteArray());
    }

    /** All that is left of an athlete. */
    static OutboxRecord erased(AthleteId athlete, long version, long erasedMs) {
        byte[] value = io.fitconnect.proto.internal.athlete.v1.Profile.newBuilder()
                .setAthleteId(athlete.value())
                .setErasedMs(erasedMs)
                .setUpdatedMs(erasedMs)
                .build()
                .toByteArray();
        return new OutboxRecord(TOPIC, athlete.value(), version, value);
    }

    static Builder encode(Profile profile) {
        Builder message = io.fitconnect.proto.internal.athlete.v1.Profile.newBuilder()
                .setAthleteId(profile.athleteId().value())
                .setSex(encode(profile.sex()))
                .setConsent(encode(profile.consent()))
                .setUpdatedMs(profile.updatedMs());
        Optional.ofNullable(profile.name()).ifPresent(message::setName);
        Optional.ofNullable(profile.birthYear()).ifPresent(message::setBirthYear);
        Optional.ofNullable(profile.weightKg()).ifPresent(message::setWeightKg);
        Optional.ofNullable(profile.hrMax()).ifPresent(message::setHrMax);
        Optional.ofNullable(profile.hrRest()).ifPresent(message::setHrRest);
        Optional.ofNullable(profile.ftpW()).ifPresent(message::setFtpW);
        Optional.ofNullable(profile.wPrimeJ()).ifPresent(message::setWPrimeJ);
        return message;
    }

    private static io.fitconnect.proto.internal.athlete.v1.Sex encode(@org.jspecify.annotations.Nullable Sex sex) {
        return switch (sex) {
            case null -> io.fitconnect.proto.internal.athlete.v1.Sex.SEX_UNSPECIFIED;
            case FEMALE -> io.fitconnect.proto.internal.athlete.v1.Sex.SEX_FEMALE;
            case MALE -> io.fitconnect.proto.internal.athlete.v1.Sex.SEX_MALE;
        };
    }

    private static io.fitconnect.proto.internal.athlete.v1.Consent encode(Consent consent) {
        var message = io.fitconnect.proto.internal.athlete.v1.Consent.newBuilder()
                .setOpenBoards(consent.openBoards())
                .setShowName(consent.showName())
                .setShowHeartRate(consent.showHeartRate())
                .setCoachSeesWorkouts(consent.coachSeesWorkouts());
        Optional.ofNullable(consent.coachSeesHeartRate()).ifPresent(message::setCoachSeesHeartRate);
        return message.build();
    }
}
