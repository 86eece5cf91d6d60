import { inBrief, type Reading } from './readers';

/**
 * Every reason for a refusal. `stricter` ones may meet archives that yauzl reads: it checks no
 * CRC-32, no overlaps, no limits, neither the directory's size nor that end records agree.
 */
const REASONS: Array<[reason: string, sentence: RegExp, stricter?: 'stricter']> = [
	['not a ZIP', /^it is not a ZIP: expected "PK" at the start, found /],
	['truncated', /^it is truncated: it starts like a ZIP, but its end record is missing$/],
	['comment length', /^expected a comment of \d+ bytes after its end record, found \d+ bytes$/],
	['split', /^it is one part of a split archive: expected .+, found .+$/, 'stricter'],
	['directory outside', /^its directory \(.+\) lies outside the file: /, 'stricter'],
	['directory size', /^its directory of \d+ bytes is too small for \d+ members$/, 'stricter'],
	['directory size', /^its directory ends in the middle of a member$/, 'stricter'],
	['directory size', /^a name in its directory runs over the end$/, 'stricter'],
	['member count', /^its end record counts \d+ members, but its directory has more$/, 'stricter'],
	['end records disagree', /^its end records disagree: /, 'stricter'],
	['no directory entry', /^expected a directory entry \(0x02014b50\), found 0x[0-9a-f]{8}$/],
	['extra field', /^an extra field in its directory runs over the end$/],
	['no ZIP64 end record', /^expected its ZIP64 end record /, 'stricter'],
	['no ZIP64 size', /^its member ".*" lacks the ZIP64 size that it refers to$/, 'stricter'],
	['beyond 2^53', /^expected an offset or a size of a real file, found 0x[0-9a-f]+$/, 'stricter'],
	['limit', /^it has \d+ members, more than the limit of \d+$/, 'stricter'],
	['limit', /^its directory has \d+ bytes, more than the limit of \d+$/, 'stricter'],
	['limit', /^it inflates to more than the limit of \d+ bytes$/, 'stricter'],
	['encrypted', /^its member ".*" is encrypted; expected one without a password$/, 'stricter'],
	['stored size', /^its stored member ".*" claims \d+ bytes but holds \d+$/],
	['overlap', /^its member ".*" overlaps what follows it: /, 'stricter'],
	['no local header', /^expected the header of ".*" \(0x04034b50\), found 0x[0-9a-f]{8}$/],
	['method', /^its member ".*" is compressed by method \d+; expected 0 \(stored\) or 8 /],
	['CRC-32', /^its member ".*" is damaged: expected CRC-32 0x.{8}, found 0x.{8}$/, 'stricter'],
	['size', /^its member ".*" claims \d+ bytes, found (more than that|only \d+)$/],
	// Node.js 24 refuses what follows the end of the deflate stream; yauzl leaves it out.
	['trailing data', /^its member ".*" does not inflate: Trailing junk found after /, 'stricter'],
	['does not inflate', /^its member ".*" does not inflate: (unexpected end|invalid|too many) /],
];

/** What both readers made of an archive: `equal`, or why ours refused something. */
export function verdict(ours: Reading, theirs: Reading): string {
	if (JSON.stringify(inBrief(ours)) === JSON.stringify(inBrief(theirs))) return 'equal';
	if (ours.refusal !== undefined) return refused(ours.refusal, theirs.refusal);
	if (theirs.refusal !== undefined) {
		// A stray end signature after the true record ends yauzl's search; the true record is the
		// one whose comment fits the file.
		if (/^Invalid comment length/.test(theirs.refusal)) return 'read beyond a stray end record';
		// A member of which its own entry says that it cannot be read does not spoil the others.
		const oneMember =
			/^(compressed\/uncompressed size mismatch for stored file|strong encryption is not supported)/;
		if (oneMember.test(theirs.refusal) && ours.members.some(({ refusal }) => refusal)) {
			return 'read around a member that yauzl refuses everything for';
		}
		if (/^extra field length exceeds/.test(theirs.refusal))
			return 'read past an extra field that lies';
		throw new Error(`yauzl refused what was read: ${theirs.refusal}`);
	}
	if (ours.members.length !== theirs.members.length) throw new Error('Other members than yauzl');
	const reasons = ours.members.map((our, index) => {
		const their = theirs.members[index] as typeof our;
		if (our.refusal !== undefined) return refused(our.refusal, their.refusal);
		if (!their.content) throw new Error(`yauzl refused what was read: ${their.refusal}`);
		const [left, right] = [our, their].map((member) =>
			JSON.stringify(inBrief({ members: [member], producedBytes: 0 })),
		);
		if (left !== right) throw new Error(`Not what yauzl reads: ${left} instead of ${right}`);
		return undefined;
	});
	const reason = reasons.find((found) => found !== undefined);
	if (reason === undefined) throw new Error('Not equal, for no reason');
	return reason;
}

function refused(ours: string, theirs: string | undefined): string {
	const known = REASONS.find(([, sentence]) => sentence.test(ours));
	if (!known) throw new Error(`No sentence of ours: ${ours}`);
	const [reason, , stricter] = known;
	if (theirs === undefined && !stricter) throw new Error(`yauzl reads what we refuse: ${ours}`);
	return theirs === undefined ? `${reason}, though yauzl reads it` : reason;
}
