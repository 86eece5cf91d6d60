import { FoxitFailure } from '../../shared/failure';
import { objectIn } from '../../shared/values/members';

/** The schema that was seen: 1.0.7 (docs/contract/structural-extract.md#top-level). */
const KNOWN_MAJOR = 1;
const KNOWN_MINOR = 0;

/**
 * Judges a result's schema version.
 *
 * @param allowOther whether another major version is read all the same
 * @returns a sentence for the user when the version is newer than what is known
 * @throws FoxitFailure `unreadableAnswer` for another major version
 */
export function checkVersion(version: unknown, allowOther: boolean): string | undefined {
	const { schema } = objectIn(version);
	const match = typeof schema === 'string' ? /^(\d+)\.(\d+)/.exec(schema) : null;
	if (!match) return 'The result does not say which version of the schema it follows';
	const major = Number(match[1]);
	const minor = Number(match[2]);
	if (major !== KNOWN_MAJOR && !allowOther) {
		throw new FoxitFailure(
			'unreadableAnswer',
			`The result follows version ${String(schema)} of the schema, but this node knows version ${KNOWN_MAJOR}`,
			{
				advice:
					'Turn on the option Allow Other Schema Versions to read it anyway, or choose the output ZIP File to get it unchanged.',
			},
		);
	}
	if (major > KNOWN_MAJOR || minor > KNOWN_MINOR) {
		return `The result follows version ${String(schema)} of the schema, newer than the ${KNOWN_MAJOR}.${KNOWN_MINOR} that this node was made for`;
	}
	return undefined;
}
