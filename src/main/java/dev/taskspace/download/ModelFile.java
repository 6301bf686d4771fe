package dev.taskspace.download;

/**
 * A file as the hub lists it.
 *
 * @param digest in lower-case hexadecimal: SHA-256 of a large file, Git's own hash of a small one
 */
record ModelFile(String name, long size, FileChecksum checksum, String digest) {}
