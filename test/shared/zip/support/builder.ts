/** The archive builder, an ES module. */
export const builder = async () => await import('../../../support/zip-builder.mjs');

export type Builder = Awaited<ReturnType<typeof builder>>;
export type ArchiveSpec = Parameters<Builder['buildZip']>[0];
export type MemberSpec = NonNullable<ArchiveSpec['members']>[number];
