package dev.taskspace.ranking.hybrid;

/**
 * What the model reads of a pair, besides the similarities. All are 0 when nothing is known, so that missing evidence
 * moves nothing. The prior is the weight that each has before any transfer is recorded: estimates that are already
 * shrunk are taken at their word, the rest waits for data.
 */
enum Feature {
    SOURCE_EFFECT("sourceEffect", 1, "how good the source usually is, other targets only"),
    SETTING_EFFECT("settingEffect", 1, "how much better it is on this base model than on others"),
    FAMILY_EFFECT("familyEffect", 1, "how much better it is for targets of this family"),
    FORMAT_EFFECT("formatEffect", 1, "how much better it is for targets of this input format"),
    SIMILAR_TARGETS("similarTargets", 1, "how much better it is for targets similar to this one"),
    SAME_FAMILY("sameFamily", 0.1, "source and target are of one family"),
    SAME_FORMAT("sameFormat", 0.1, "source and target have one input format"),
    LOG_SIZE("logSize", 0.05, "decimal logarithm of its training examples"),
    PROFILE("profile", 0.3, "source and target help the same other targets"),
    RECIPROCAL("reciprocal", 0.1, "how good the target is as a source for it");

    /** Prior weight of each trusted similarity; the other similarities start from none. */
    static final double SIMILARITY_PRIOR = 0.3;

    private final String wireName;
    private final double prior;
    private final String meaning;

    Feature(String wireName, double prior, String meaning) {
        this.wireName = wireName;
        this.prior = prior;
        this.meaning = meaning;
    }

    String wireName() {
        return wireName;
    }

    double prior() {
        return prior;
    }

    String meaning() {
        return meaning;
    }
}
