package dev.taskspace.job;

import dev.taskspace.support.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** A test of jobs in a process without workers; it claims jobs itself or starts the workers that it needs. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(properties = "taskspace.role=api")
@Import({ScriptedWork.class, OnlyScriptedWork.class, TestWorkers.class})
@interface IdleJobTest {}
