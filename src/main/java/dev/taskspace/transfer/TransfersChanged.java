package dev.taskspace.transfer;

/** Transfers were recorded, changed or deleted; published after the transaction that did it. */
public record TransfersChanged() {}
