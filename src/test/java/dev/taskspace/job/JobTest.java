package dev.taskspace.job;

import dev.taskspace.support.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** A test of jobs with two workers, scripted work and short intervals; all such tests share one service. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        properties = {
            "taskspace.workers=2",
            "taskspace.job.poll=100ms",
            "taskspace.job.heartbeat=500ms",
            "taskspace.job.stream-heartbeat=200ms"
        })
@Import({ScriptedWork.class, OnlyScriptedWork.class})
@interface JobTest {}
