package io.fitconnect.gateway.graphql;

import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** A whole profile; services/users says what is allowed. */
@Input("ProfileInput")
@Description("A whole profile; what is absent becomes unknown, and private")
public record ProfileInput(
        @Nullable String name,
        @Nullable Integer birthYear,
        @Description("female or male") @Nullable String sex,
        @Nullable Double weightKg,
        @Nullable Integer hrMax,
        @Nullable Integer hrRest,
        @Nullable Double ftpW,
        @Nullable Double wPrimeJ,
        @Nullable ConsentInput consent) {

    /** What the athlete lets others see. */
    @Input("ConsentInput")
    @Description("What the athlete lets others see; absent: no")
    public record ConsentInput(
            @Nullable Boolean openBoards,
            @Nullable Boolean showName,
            @Nullable Boolean showHeartRate,
            @Nullable Boolean coachSeesHeartRate,
            @Nullable Boolean coachSeesWorkouts) {

        JsonObject json() {
            JsonObject json = new JsonObject();
            Given.put(json, "openBoards", openBoards);
            Given.put(json, "showName", showName);
            Given.put(json, "showHeartRate", showHeartRate);
            Given.put(json, "coachSeesHeartRate", coachSeesHeartRate);
            return Given.put(json, "coachSeesWorkouts", coachSeesWorkouts);
        }
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        Given.put(json, "name", name);
        Given.put(json, "birthYear", birthYear);
        Given.put(json, "sex", sex);
        Given.put(json, "weightKg", weightKg);
        Given.put(json, "hrMax", hrMax);
        Given.put(json, "hrRest", hrRest);
        Given.put(json, "ftpW", ftpW);
        Given.put(json, "wPrimeJ", wPrimeJ);
        return consent == null ? json : json.put("consent", consent.json());
    }
}
