import { FoxitFailure } from '../../shared/failure';
import type { ZipMember } from '../../shared/zip/directory';

/**
 * Finds the result's JSON: by its name's end, whatever folder and case
 * (docs/contract/structural-extract.md#the-archive). Of several the one nearest to the root
 * counts.
 */
export function structureMember(members: readonly ZipMember[]): ZipMember {
	const found = members
		.filter(({ name }) => /structureinfo\.json$/i.test(name) && !isOfMac(name))
		.sort((a, b) => depth(a.name) - depth(b.name) || a.name.length - b.name.length)[0];
	if (found) return found;
	const names = members.slice(0, 5).map(({ name }) => `"${name}"`);
	throw new FoxitFailure('archive', 'The archive holds no StructureInfo.json', {
		advice: `It is not a result of Structural Extract. It holds ${names.join(', ') || 'nothing'}${members.length > 5 ? ' and more' : ''}.`,
	});
}

/** What a Mac puts beside each file of an archive. */
function isOfMac(name: string): boolean {
	return /(?:^|[/\\])(?:__MACOSX[/\\]|\._)/.test(name);
}

function depth(name: string): number {
	return plain(name).split('/').length;
}

/**
 * Finds the member that a reference means: by its exact name first, then by its base name, because
 * whether renditions lie in a folder is not known
 * (docs/contract/structural-extract.md#the-archive). Of several the first counts.
 */
export function renditionFinder(
	members: readonly ZipMember[],
): (reference: string) => ZipMember | undefined {
	const byName = new Map<string, ZipMember>();
	const byBase = new Map<string, ZipMember>();
	for (const member of members) {
		const name = plain(member.name);
		if (!byName.has(name)) byName.set(name, member);
		if (!byBase.has(base(name))) byBase.set(base(name), member);
	}
	return (reference) => byName.get(plain(reference)) ?? byBase.get(base(plain(reference)));
}

function plain(name: string): string {
	return name.replaceAll('\\', '/').replace(/^\/+/, '');
}

function base(name: string): string {
	return name.split('/').pop() ?? '';
}
