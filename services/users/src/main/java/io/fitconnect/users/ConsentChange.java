package io.fitconnect.users;

/**
 * A change of what others may see.
 *
 * @param version of the profile that brought it
 * @param changedMs ms since 1970
 * @param changedBy who said so: the athlete, or an administrator
 * @param consent what holds from then on
 */
public record ConsentChange(long version, long changedMs, String changedBy, Consent consent) {}
