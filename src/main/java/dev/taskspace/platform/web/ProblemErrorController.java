package dev.taskspace.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what failed outside Spring MVC, in a filter or in Tomcat, where others show an error page. */
@RestController
@Hidden
class ProblemErrorController implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        HttpStatusCode status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatusCode.valueOf(code)
                : HttpStatus.NOT_FOUND;
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : request.getRequestURI();
        ProblemType type = ProblemType.nearest(status);
        String requestId = RequestIdFilter.idOf(request);
        Problem problem = Problem.of(type, status, new ProblemDescription(type.title() + "."), path, requestId);
        return ResponseEntity.status(status)
                .header(RequestIdFilter.HEADER, requestId)
                .contentType(Problem.MEDIA_TYPE)
                .body(problem);
    }
}
