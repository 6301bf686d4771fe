package dev.taskspace.model;

import java.net.URI;

/** Where below a registered address a protocol is spoken. */
final class Paths {
    private Paths() {}

    /** The address itself when its path ends so already, else with this path appended; a query stays. */
    static URI ending(URI registered, String end) {
        String path =
                registered.getRawPath() == null ? "" : registered.getRawPath().replaceFirst("/+$", "");
        String query = registered.getRawQuery() == null ? "" : "?" + registered.getRawQuery();
        String whole = path.endsWith(end) ? path : path + end;
        return URI.create(registered.getScheme() + "://" + registered.getRawAuthority() + whole + query);
    }
}
