/**
 * Something that a host is made of cannot be had on this machine: no registry, no compiler, no
 * database server. Checks that need it are skipped with this message; nothing is wrong with the
 * package.
 */
export class Unavailable extends Error {}
