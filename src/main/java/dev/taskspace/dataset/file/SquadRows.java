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
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
            if (token == JsonToken.START_OBJECT && depth == PARAGRAPH_DEPTH) {
                return true;
            }
            if (token == JsonToken.PROPERTY_NAME && !parser.currentName().equals(WAY.get(depth))) {
                parser.nextToken();
                parser.skipChildren();
            }
        }
        return false;
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
            cells.put("answers", question.get("answers") instanceof List<?> answers ? answers : List.of());
            rows.add(new SourceRow(line, cells));
        }
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
