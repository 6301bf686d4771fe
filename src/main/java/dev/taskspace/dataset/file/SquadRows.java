package dev.taskspace.dataset.file;

import java.io.Reader;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The nested JSON of SQuAD (Rajpurkar et al. 2016, 2018): {@code data[].paragraphs[].qas[]}, read a paragraph at a time.
 * Every question becomes one row with the columns id, question, context and answers.
 */
final class SquadRows implements RowSource {
    /** Open objects and arrays around a field of the document and of an article. */
    private static final Map<Integer, String> WAY = Map.of(1, "data", 3, "paragraphs");

    private static final int PARAGRAPH_DEPTH = 5;

    private final JsonParser parser;
    private final Queue<SourceRow> rows = new ArrayDeque<>();
    private int depth;

    /** Whether the list that the innermost open object should have was seen. */
    private boolean listed;

    SquadRows(Reader reader) {
        parser = JsonValues.parser(reader);
    }

    @Override
    public FileFormat format() {
        return FileFormat.SQUAD;
    }

    @Override
    public @Nullable SourceRow next() {
        try {
            while (rows.isEmpty() && nextParagraph()) {
                long line = line();
                if (JsonValues.read(parser) instanceof Map<?, ?> paragraph) {
                    depth--;
                    addQuestions(line, paragraph);
                }
            }
            return rows.poll();
        } catch (JacksonException | OverweightException e) {
            throw new UnusableFileException(line(), JsonValues.describe(e));
        }
    }

    private boolean nextParagraph() {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT -> {
                    if (++depth == PARAGRAPH_DEPTH) {
                        return true;
                    }
                    listed = false;
                }
                case END_OBJECT -> {
                    if (!listed) {
                        throw bad(WAY.get(depth) + " is missing.");
                    }
                    depth--;
                }
                case END_ARRAY -> {
                    depth--;
                    listed = true;
                }
                case PROPERTY_NAME -> enterOrSkip(parser.currentName());
                default ->
                    throw bad(WAY.getOrDefault(depth - 1, "The file") + " holds something that is no JSON object.");
            }
        }
        return false;
    }

    /** Into the list that lies on the way to the paragraphs, past everything else. */
    private void enterOrSkip(String name) {
        JsonToken value = parser.nextToken();
        if (!name.equals(WAY.get(depth))) {
            parser.skipChildren();
        } else if (value == JsonToken.START_ARRAY) {
            depth++;
        } else {
            throw bad(name + " is not a list.");
        }
    }

    private BadRowException bad(String detail) {
        return new BadRowException(line(), null, detail);
    }

    private void addQuestions(long line, Map<?, ?> paragraph) {
        Object context = paragraph.get("context");
        if (!(context instanceof String) || !(paragraph.get("qas") instanceof List<?> questions)) {
            throw new BadRowException(line, null, "The paragraph lacks its context or its qas.");
        }
        for (Object element : questions) {
            if (!(element instanceof Map<?, ?> question)) {
                throw new BadRowException(line, "qas", "The question is not a JSON object.");
            }
            Map<String, Object> cells = new LinkedHashMap<>();
            copy(question, "id", cells);
            copy(question, "question", cells);
            cells.put("context", context);
            cells.put("answers", answers(line, question));
            rows.add(new SourceRow(line, cells));
        }
    }

    private static List<?> answers(long line, Map<?, ?> question) {
        List<?> answers = question.get("answers") instanceof List<?> given ? given : List.of();
        if (question.get("is_impossible") instanceof Boolean impossible && impossible != answers.isEmpty()) {
            throw new BadRowException(
                    line,
                    "qas",
                    "The question " + question.get("id") + " is_impossible: " + impossible + ", but has "
                            + (answers.isEmpty() ? "no answers." : "answers."));
        }
        return answers;
    }

    private static void copy(Map<?, ?> from, String name, Map<String, Object> to) {
        Object value = from.get(name);
        if (value != null) {
            to.put(name, value);
        }
    }

    private long line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    @Override
    public void close() {
        parser.close();
    }
}
