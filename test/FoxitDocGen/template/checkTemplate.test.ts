/** Whole documents: which names they ask for, and what is wrong with them. */
import { codesOf, loopRow, reportOf } from '../support/words';

const HEAD = ['Product', 'Price'];

it('lists the names of all parts, each once, the body first', async () => {
	const report = await reportOf(
		[
			'{{name}} and {{name}}',
			{ textBox: ['{{boxed}}'] },
			{ rows: [HEAD, loopRow('items', ['product', 'price']), ['', '{{=SUM(ABOVE)}}']] },
		],
		{ header: ['{{headed}} {{name}}'], footer: ['{{footed}}'], footnotes: ['{{noted}}'] },
	);
	expect(report.scalars.slice(0, 2)).toEqual(['name', 'boxed']);
	expect(report.scalars.slice(2).sort()).toEqual(['footed', 'headed', 'noted']);
	expect(report.loops).toEqual([{ name: 'items', tags: ['product', 'price'] }]);
	expect(report.findings).toEqual([]);
});

it('puts the rows of one array together', async () => {
	const rows = [HEAD, loopRow('items', ['product']), loopRow('items', ['price', 'product'])];
	const { loops } = await reportOf([{ rows }]);
	expect(loops).toEqual([{ name: 'items', tags: ['product', 'price'] }]);
});

it('says the same thing once, and names the part of the document', async () => {
	const cut = { runs: ['{{na', 'me}}'] };
	const { findings } = await reportOf([cut, cut], { footer: ['{{x | upper}}'] });
	expect(findings.map(({ code, part }) => [code, part])).toEqual([
		['splitTag', 'word/document.xml'],
		['notEvaluated', 'word/footer1.xml'],
	]);
});

it('finds a tag that was broken over two paragraphs', async () => {
	expect(codesOf(await reportOf(['{{name}} {{na', 'me}}']))).toEqual([
		'strayBraces',
		'strayBraces',
	]);
});

it('says so when there are no tags', async () => {
	const report = await reportOf(['${signfield:1:y:____}']);
	expect(report).toMatchObject({ scalars: [], loops: [] });
	expect(codesOf(report)).toEqual(['noTags']);
});

it("keeps a loop's troubles apart from those of others", async () => {
	const rows = [HEAD, ['{{TableStart:a}}{{x}}', ''], ['', '{{TableEnd:a}}'], loopRow('b', ['y'])];
	const report = await reportOf([{ rows }]);
	expect(codesOf(report)).toEqual(['loopRows']);
	expect(report.loops.map(({ name }) => name)).toEqual(['a', 'b']);
});
