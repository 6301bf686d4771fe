package dev.taskspace.platform.idempotency;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the claims on keys be renewed while requests are carried out. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class IdempotencyConfiguration {}
