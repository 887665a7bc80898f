package org.apache.cassandra.security;

import java.security.PermissionCollection;
import java.security.Permissions;

/**
 * Stands before Cassandra's own class of this name, which installs a security manager: JDK 24 removed those, and only
 * user-defined functions, which are off here, were held by it.
 */
public final class ThreadAwareSecurityManager {
    public static final PermissionCollection noPermissions = new Permissions();

    private ThreadAwareSecurityManager() {}

    /** There is nothing to install on this JDK. */
    public static void install() {}

    public static boolean isSecuredThread() {
        return false;
    }
}
