package dev.taskspace.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one request, read as they arrive. One implementation a format. */
interface ReportedRows {

    /**
     * The fields of the next row, null after the last.
     *
     * @throws RejectedRowException when this row cannot be read but the next one can
     * @throws UnreadableRowsException when nothing after this point can be read
     */
    @Nullable
    TransferFields next() throws IOException, RejectedRowException;
}
