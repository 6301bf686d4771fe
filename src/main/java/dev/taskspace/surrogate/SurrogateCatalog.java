package dev.taskspace.surrogate;

import java.util.List;

/**
 * What there is to tune at one moment.
 *
 * @param data surrogates that can be loaded, those that come with Taskspace first, then by name
 * @param unusable folders in the models directory that cannot, each with the reason
 */
public record SurrogateCatalog(List<SurrogateInfo> data, List<UnusableModel> unusable) {}
