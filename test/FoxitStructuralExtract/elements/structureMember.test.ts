import {
	renditionFinder,
	structureMember,
} from '../../../nodes/FoxitStructuralExtract/elements/structureMember';
import type { ZipMember } from '../../../nodes/shared/zip/directory';
import { thrownBy } from '../../support/failures';

const members = (...names: string[]) => names.map((name) => ({ name }) as ZipMember);

describe('the JSON of a result', () => {
	it.each([
		['StructureInfo.json', ['a.png', 'StructureInfo.json']],
		['out/structureinfo.JSON', ['out/structureinfo.JSON', 'out/']],
		['doc_StructureInfo.json', ['doc_StructureInfo.json']],
		['StructureInfo.json', ['__MACOSX/._StructureInfo.json', 'StructureInfo.json']],
		[
			'a-long-name/StructureInfo.json',
			['a/b/StructureInfo.json', 'a-long-name/StructureInfo.json'],
		],
		['a/b\\StructureInfo.json', ['__MACOSX/._StructureInfo.json', 'a/b\\StructureInfo.json']],
		['a/b/StructureInfo.json', ['a/._StructureInfo.json', 'a/b/StructureInfo.json']],
	])('is %s', (wanted, names) => {
		expect(structureMember(members(...names)).name).toBe(wanted);
	});

	it.each([
		[['a.pdf', 'b.pdf'], 'It holds "a.pdf", "b.pdf".'],
		[['1', '2', '3', '4', '5', '6'], 'It holds "1", "2", "3", "4", "5" and more.'],
		[[], 'It holds nothing.'],
		[['StructureInfo.json/'], 'It holds "StructureInfo.json/".'],
	])('is missed in %j', (names, found) => {
		const failure = thrownBy(() => structureMember(members(...names)));
		expect(failure.kind).toBe('archive');
		expect(failure.message).toBe('The archive holds no StructureInfo.json');
		expect(failure.facts.advice).toBe(`It is not a result of Structural Extract. ${found}`);
	});
});

describe('the rendition of a reference', () => {
	const find = renditionFinder(members('x/a.png', 'a.png', 'y\\b.png', '/c.png', 'z/c.png'));

	it.each([
		['a.png', 'a.png'],
		['x/a.png', 'x/a.png'],
		['x\\a.png', 'x/a.png'],
		['elsewhere/a.png', 'x/a.png'],
		['b.png', 'y\\b.png'],
		['y/b.png', 'y\\b.png'],
		['c.png', '/c.png'],
		['/z/c.png', 'z/c.png'],
		['d.png', undefined],
		['A.png', undefined],
	])('%s is %s', (reference, wanted) => {
		expect(find(reference)?.name).toBe(wanted);
	});
});
