package dev.taskspace.entity;

import java.util.UUID;

/** Identity of an entity among all kinds. */
public record EntityKey(EntityKind kind, UUID id) {}
