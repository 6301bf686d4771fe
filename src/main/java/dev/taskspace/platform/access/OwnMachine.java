package dev.taskspace.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Where the service is open to its own machine, being there is all that a caller has to show, and any web page that
 * somebody opens there can show it. So such a request has to be addressed to this machine by a name that no other can be
 * given, or the page of a name that was made to point here (DNS rebinding) could read the answers; and what may change
 * something must not come from a page of elsewhere.
 */
final class OwnMachine {
    private static final Pattern NAME =
            Pattern.compile("(localhost|[a-z0-9.-]+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private OwnMachine() {}

    /** @throws ForeignPageException when the request may come from a page of another site */
    static void require(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null) {
            return; // no browser leaves it out
        }
        if (!NAME.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            throw ForeignPageException.addressed(host);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null
                && !READING.contains(request.getMethod())
                && !origin.equalsIgnoreCase(request.getScheme() + "://" + host)) {
            throw ForeignPageException.from(origin);
        }
    }
}
