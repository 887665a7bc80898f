package io.fitconnect.users;

/** A profile and the number of its changes, which is its ETag. */
record StoredProfile(Profile profile, long version) {

    String etag() {
        return "\"" + version + "\"";
    }
}
