package dev.taskspace.surrogate;

/** What the head on top of a surrogate computes and which loss teaches it. */
public sealed interface Objective {

    /** Softmax cross-entropy; targets are {@link Target.Category} or {@link Target.Distribution}. */
    record Classification(int classes) implements Objective {
        public Classification {
            if (classes < 2) {
                throw new IllegalArgumentException("A classification needs at least 2 classes, not " + classes);
            }
        }
    }

    /**
     * Binary cross-entropy of every class by itself, with the targets of {@link Classification}: a defect of the
     * reference, offered to measure what it costs.
     */
    record PerClass(int classes) implements Objective {
        public PerClass {
            new Classification(classes);
        }
    }

    /**
     * Squared error on labels standardised by the mean and standard deviation of the training labels; targets are
     * {@link Target.Value}.
     */
    record Regression(double mean, double standardDeviation) implements Objective {
        public Regression {
            if (!Double.isFinite(mean) || !(standardDeviation > 0) || !Double.isFinite(standardDeviation)) {
                throw new IllegalArgumentException("A regression needs labels that differ; their mean is " + mean
                        + " and their standard deviation " + standardDeviation);
            }
        }

        /** The label in standard deviations from the mean. */
        public double standardise(double label) {
            return (label - mean) / standardDeviation;
        }
    }

    /**
     * Start and end of an answer in the second text: the mean of two softmax cross-entropies over the tokens of a window,
     * whose first token stands for "not in here" (Devlin et al. 2019, §4.2 and 4.3); targets are {@link Target.Span}.
     *
     * @param unanswerable whether some questions have no answer, so that none may be given
     */
    record SpanExtraction(boolean unanswerable) implements Objective {}
}
