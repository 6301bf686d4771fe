package dev.taskspace.endpoint;

/** A good answer that means nothing; whoever reads it throws this, and a few more tries are made. */
public final class NonsenseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param detail what it answered and what would be right, continuing a sentence that begins with its address */
    public NonsenseException(String detail) {
        super(detail);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
