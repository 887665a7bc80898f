package io.fitconnect.platform.security;

/** What a token's groups may name; other groups mean nothing here. */
public enum Role {
    ATHLETE(Role.ATHLETE_GROUP),
    COACH(Role.COACH_GROUP),
    HUB(Role.HUB_GROUP),
    EQUIPMENT(Role.EQUIPMENT_GROUP),
    ADMIN(Role.ADMIN_GROUP);

    // As constants, so that @RolesAllowed can name them.
    public static final String ATHLETE_GROUP = "athlete";
    public static final String COACH_GROUP = "coach";
    public static final String HUB_GROUP = "hub";
    public static final String EQUIPMENT_GROUP = "equipment";
    public static final String ADMIN_GROUP = "admin";

    private final String group;

    Role(String group) {
        this.group = group;
    }

    public String group() {
        return group;
    }
}
