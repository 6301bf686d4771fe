package dev.taskspace.platform.postgres;

/** Where one database is and who may use it. */
public record Database(String url, String username, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return username + " at " + url;
    }
}
