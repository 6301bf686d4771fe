package dev.taskspace.dataset;

import java.util.List;
import java.util.Locale;

/** Names under which columns are known, best first; compared in lower case without blanks, dots, dashes and underscores. */
final class ColumnNames {
    /** Names of the class in words, which go before a number that stands for it. */
    static final List<String> LABELS = List.of(
            "labeltext",
            "labelname",
            "classname",
            "categoryname",
            "goldlabel",
            "label",
            "labels",
            "class",
            "category",
            "sentiment",
            "intent",
            "emotion",
            "topic",
            "stance",
            "polarity",
            "similarity",
            "similarityscore",
            "relatedness",
            "relatednessscore",
            "entailmentjudgment",
            "isduplicate",
            "isparaphrase",
            "duplicate",
            "paraphrase",
            "quality",
            "stars",
            "rating",
            "score",
            "coarselabel",
            "labelcoarse",
            "finelabel",
            "labelfine",
            "target",
            "y",
            "tag",
            "output",
            "answer");

    static final List<List<String>> PAIRS = List.of(
            List.of("text", "textpair"),
            List.of("texta", "textb"),
            List.of("text1", "text2"),
            List.of("sentence1", "sentence2"),
            List.of("sentencea", "sentenceb"),
            List.of("sent1", "sent2"),
            List.of("premise", "hypothesis"),
            List.of("question1", "question2"),
            List.of("string1", "string2"),
            List.of("1string", "2string"),
            List.of("input1", "input2"),
            List.of("question", "passage"),
            List.of("question", "context"),
            List.of("question", "sentence"),
            List.of("question", "answer"),
            List.of("query", "passage"),
            List.of("query", "document"),
            List.of("query", "text"),
            List.of("claim", "evidence"),
            List.of("tweet", "target"),
            List.of("text", "target"),
            List.of("text", "aspect"));

    static final List<String> TEXTS = List.of(
            "text",
            "sentence",
            "review",
            "reviewtext",
            "content",
            "tweet",
            "utterance",
            "comment",
            "commenttext",
            "document",
            "message",
            "sms",
            "body",
            "question",
            "query",
            "input",
            "headline",
            "title",
            "post",
            "abstract",
            "passage",
            "context",
            "phrase",
            "statement",
            "description",
            "premise");

    static final List<String> SPLITS = List.of("split", "subset", "partition", "set");

    /** The columns of extractive question answering. */
    static final List<String> SPANS = List.of("question", "context", "answers");

    private ColumnNames() {}

    static String normalised(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[\\s._#-]", "");
    }
}
