package dev.taskspace.surrogate.weights;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Walks through the fields of one protocol buffer message without generated classes. */
final class ProtoMessage {

    private ProtoMessage() {}

    /** Takes the value of one field from the stream, or leaves it there. */
    @FunctionalInterface
    interface FieldReader {

        /** Returns false when it took nothing, so that the field is skipped. */
        boolean read(int field, int tag, CodedInputStream input) throws IOException;
    }

    /**
     * Reads a message. Bytes fields are handed out as views of it, and an embedded message, read as one of those, can
     * never reach beyond itself.
     */
    static void read(ByteBuffer message, FieldReader reader) throws IOException {
        CodedInputStream input = CodedInputStream.newInstance(message);
        input.enableAliasing(true);
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (!reader.read(WireFormat.getTagFieldNumber(tag), tag, input)) {
                input.skipField(tag);
            }
        }
    }

    /** A repeated integer: one value of it, or all of them packed. */
    static List<Long> integers(int tag, CodedInputStream input) throws IOException {
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
            return List.of(input.readInt64());
        }
        List<Long> values = new ArrayList<>();
        CodedInputStream packed = CodedInputStream.newInstance(input.readByteBuffer());
        while (!packed.isAtEnd()) {
            values.add(packed.readInt64());
        }
        return values;
    }
}
