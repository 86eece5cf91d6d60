import { EmptyResults } from '../../../nodes/FoxitStructuralExtract/run/emptyResults';

const file = (index: number) => ({ fileName: `${index}.pdf`, resultDocumentId: `id${index}` });

it('says nothing where every file gives items', () => {
	expect(new EmptyResults().sentences(3)).toEqual([]);
});

it('names a single file', () => {
	const empty = new EmptyResults();
	empty.add('tableRows', 2, file(2));
	expect(empty.sentences(5)).toEqual(['"2.pdf" has no table (Result Document ID id2) [item 2]']);
});

it('tells several in one sentence, in the order of the items', () => {
	const empty = new EmptyResults();
	for (const index of [4, 0]) empty.add('tables', index, file(index));
	expect(empty.sentences(5)).toEqual([
		'2 of 5 files have no table: "0.pdf" (Result Document ID id0) [item 0], "4.pdf" (Result Document ID id4) [item 4]',
	]);
});

it('counts what it does not name', () => {
	const empty = new EmptyResults();
	for (let index = 0; index < 100; index += 1) empty.add('chunks', index, file(index));
	const [sentence, ...others] = empty.sentences(100);
	expect(others).toEqual([]);
	expect(sentence).toMatch(/^100 of 100 files have no text to make chunks of: "0\.pdf"/);
	expect(sentence).toMatch(/\[item 4\] and 95 more$/);
});

it('says it of a document without a name, once for each item', () => {
	const empty = new EmptyResults();
	empty.add('tables', 0, {});
	empty.add('tables', 0, {});
	expect(empty.sentences(1)).toEqual(['The document has no table [item 0]']);
});
