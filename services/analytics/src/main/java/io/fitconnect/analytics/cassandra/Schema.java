package io.fitconnect.analytics.cassandra;

import java.util.List;

/** The keyspace and its tables, created at start where they are missing. */
final class Schema {
    private static final String KEYSPACE = "CREATE KEYSPACE IF NOT EXISTS fitconnect WITH replication = ";

    /** A frozen type is one cell: a sample is replaced as a whole, its channels never mix with another arrival's. */
    private static final String SAMPLE_TYPE = """
            CREATE TYPE IF NOT EXISTS fitconnect.sample (
                time_ms bigint, received_ms bigint, heart_rate_bpm int, rr_ms frozen<list<float>>, power_w float,
                cadence_rpm float, speed_mps float, distance_m double, reps int, energy_kcal float, exercise text,
                rep_velocity_mps float, skin_contact boolean, notification boolean, device_id text)""";

    /**
     * Time windows (TWCS) go by write timestamps, which here order arrivals and tell no time; a session's rows are
     * written together and read together, which the unified strategy serves well.
     */
    private static final String COMPACTION = " WITH compaction = {'class': 'UnifiedCompactionStrategy'}";

    private static final String SAMPLES = """
            CREATE TABLE IF NOT EXISTS fitconnect.samples (
                athlete_id text, session_id text, seq bigint, sample frozen<sample>,
                PRIMARY KEY ((athlete_id, session_id), seq))""" + COMPACTION;

    private static final String CUES = """
            CREATE TABLE IF NOT EXISTS fitconnect.cues (
                athlete_id text, session_id text, cause_ms bigint, id text, class_id text, rule text, severity text,
                message text, figures frozen<map<text, double>>, created_ms bigint,
                PRIMARY KEY ((athlete_id, session_id), cause_ms, id))""" + COMPACTION;

    private static final String WORKOUT_COLUMNS = """
            session_id text, athlete_id text, class_id text, ended boolean, sample_count bigint, start_ms bigint,
            end_ms bigint, duration_s double, heart_rate_mean double, heart_rate_max int,
            zone_seconds frozen<list<double>>, below_zones_s double, effort double, trimp double, energy_kcal double,
            normalized_power_w double, work_j double, distance_m double, reps int, quality_ok int,
            quality_suspect int, quality_invalid int, quality_missing int, min_w_balance_j double, flag text,
            hr_max int""";

    private static final String WORKOUTS = "CREATE TABLE IF NOT EXISTS fitconnect.workouts (" + WORKOUT_COLUMNS
            + ", PRIMARY KEY ((session_id), athlete_id))" + COMPACTION;

    private static final String WORKOUTS_BY_ATHLETE = "CREATE TABLE IF NOT EXISTS fitconnect.workouts_by_athlete ("
            + WORKOUT_COLUMNS + ", PRIMARY KEY ((athlete_id), session_id))" + COMPACTION;

    private static final String WORKOUTS_BY_CLASS = "CREATE TABLE IF NOT EXISTS fitconnect.workouts_by_class ("
            + WORKOUT_COLUMNS + ", PRIMARY KEY ((class_id), athlete_id, session_id))" + COMPACTION;

    private static final String CONSENTS = """
            CREATE TABLE IF NOT EXISTS fitconnect.consents (
                athlete_id text PRIMARY KEY, coach_sees_workouts boolean)""";

    private static final String MORE_CONSENTS = """
            ALTER TABLE fitconnect.consents ADD IF NOT EXISTS (
                name text, show_name boolean, coach_sees_heart_rate boolean)""";

    private static final String CLASSES = """
            CREATE TABLE IF NOT EXISTS fitconnect.classes (
                class_id text PRIMARY KEY, training blob, official_ms bigint)""";

    private static final String CLASS_ATHLETES = """
            CREATE TABLE IF NOT EXISTS fitconnect.class_athletes (
                class_id text, athlete_id text, PRIMARY KEY ((class_id), athlete_id))""";

    /** An athlete's hour is about 3,600 rows, so a partition each; a class's would be a thousand times as large. */
    private static final String CLASS_POINTS = """
            CREATE TABLE IF NOT EXISTS fitconnect.class_points (
                class_id text, athlete_id text, time_s bigint, time_ms bigint, effort double, reps int,
                distance_m double, energy_kcal double, work_j double,
                PRIMARY KEY ((class_id, athlete_id), time_s))""" + COMPACTION;

    private static final String SESSIONS_BY_ATHLETE = """
            CREATE TABLE IF NOT EXISTS fitconnect.sessions_by_athlete (
                athlete_id text, session_id text, PRIMARY KEY ((athlete_id), session_id))""";

    private static final String RESULTS_BY_ATHLETE = """
            CREATE TABLE IF NOT EXISTS fitconnect.results_by_athlete (
                athlete_id text, board_id text, rank int, total int, score double, official_ms bigint,
                PRIMARY KEY ((athlete_id), board_id))""";

    /** Stays for ever: it is what keeps an erased athlete's late data out. */
    private static final String ERASED = """
            CREATE TABLE IF NOT EXISTS fitconnect.erased (athlete_id text PRIMARY KEY, erased_ms bigint)""";

    private Schema() {}

    static List<String> statements(String replication) {
        return List.of(
                KEYSPACE + replication,
                SAMPLE_TYPE,
                SAMPLES,
                CUES,
                WORKOUTS,
                WORKOUTS_BY_ATHLETE,
                WORKOUTS_BY_CLASS,
                CONSENTS,
                MORE_CONSENTS,
                CLASSES,
                CLASS_ATHLETES,
                CLASS_POINTS,
                SESSIONS_BY_ATHLETE,
                RESULTS_BY_ATHLETE,
                ERASED);
    }
}
