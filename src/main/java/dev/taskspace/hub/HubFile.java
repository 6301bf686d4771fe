package dev.taskspace.hub;

/**
 * A file as the hub lists it.
 *
 * @param digest in lower-case hexadecimal: SHA-256 of a large file, Git's own hash of a small one
 */
record HubFile(String name, long size, HubChecksum checksum, String digest) {}
