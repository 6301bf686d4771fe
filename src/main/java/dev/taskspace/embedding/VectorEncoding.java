package dev.taskspace.embedding;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** How a vector is written into JSON. */
enum VectorEncoding {
    FLOAT {
        @Override
        Object encode(float[] values) {
            return values;
        }
    },
    BASE64 {
        @Override
        Object encode(float[] values) {
            return Base64.getEncoder().encodeToString(Float32.encode(values));
        }
    };

    abstract Object encode(float[] values);

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VectorEncoding of(String wireName) {
        for (VectorEncoding encoding : values()) {
            if (encoding.wireName().equals(wireName)) {
                return encoding;
            }
        }
        throw new UnknownEncodingException(wireName);
    }

    /** An encoding that does not exist. */
    private static final class UnknownEncodingException extends ProblemException {
        private static final long serialVersionUID = 1L;

        UnknownEncodingException(String name) {
            super(
                    ProblemType.MALFORMED,
                    "There is no encoding '" + name + "'; there is float and base64.",
                    List.of(ProblemItem.at("encoding", "float or base64")));
        }
    }
}
