import { FoxitFailure } from '../../shared/failure';
import type { ZipMember } from '../../shared/zip/directory';

/**
 * Finds the result's JSON: by its name's end, whatever folder and case (section 2). Of several the
 * one nearest to the root counts.
 */
export function structureMember(members: readonly ZipMember[]): ZipMember {
	const found = members
		.filter(({ name }) => /structureinfo\.json$/i.test(name))
		.sort((a, b) => a.name.length - b.name.length)[0];
	if (found) return found;
	const names = members.slice(0, 5).map(({ name }) => `"${name}"`);
	throw new FoxitFailure('archive', 'The archive holds no StructureInfo.json', {
		advice: `It is no result of Structural Extract. It holds ${names.join(', ') || 'nothing'}${members.length > 5 ? ' and more' : ''}.`,
	});
}

/**
 * Finds the member that a reference means: by its exact name first, then by its base name, because
 * whether renditions lie in a folder is not known (section 2).
 */
export function renditionMember(
	members: readonly ZipMember[],
	reference: string,
): ZipMember | undefined {
	const plain = (name: string) => name.replaceAll('\\', '/').replace(/^\/+/, '');
	const base = (name: string) => plain(name).split('/').pop() ?? '';
	const wanted = plain(reference);
	return (
		members.find(({ name }) => plain(name) === wanted) ??
		members.find(({ name }) => base(name) === base(wanted))
	);
}
