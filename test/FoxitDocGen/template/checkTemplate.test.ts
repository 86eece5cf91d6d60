/** Whole documents: which names they ask for, and what is wrong with them. */
import { checkTemplate, namesOf } from '../../../nodes/FoxitDocGen/template/checkTemplate';
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
	const { scalars, loops } = namesOf(report);
	expect(scalars.slice(0, 2)).toEqual(['name', 'boxed']);
	expect(scalars.slice(2).sort()).toEqual(['footed', 'headed', 'noted']);
	expect(loops).toEqual([{ name: 'items', tags: ['product', 'price'] }]);
	expect(report.findings).toEqual([]);
});

it('puts the rows of one array together', async () => {
	const rows = [HEAD, loopRow('items', ['product']), loopRow('items', ['price', 'product'])];
	const { loops } = namesOf(await reportOf([{ rows }]));
	expect(loops).toEqual([{ name: 'items', tags: ['product', 'price'] }]);
});

it('says the same thing once, and names the places', async () => {
	const cut = { runs: ['{{na', 'me}}'] };
	const rows = [HEAD, ['', [cut]]];
	const { findings } = await reportOf(['', { rows }, cut, cut], { footer: ['{{x | upper}}'] });
	expect(findings).toMatchObject([
		{
			code: 'splitTag',
			...{ part: 'word/document.xml', paragraph: 5, table: 1, row: 2, morePlaces: 2 },
			message: expect.stringMatching(
				/ \(body, paragraph 5, table 1, row 2, and 2 more places\)$/,
			) as string,
		},
		{
			code: 'notEvaluated',
			...{ part: 'word/footer1.xml', paragraph: 1 },
			message: expect.stringMatching(/ \(footer1, paragraph 1\)$/) as string,
		},
	]);
	expect(findings[1]).not.toHaveProperty('table');
	expect(findings[1]).not.toHaveProperty('morePlaces');
});

it('counts the paragraph of a text box behind the one that it is anchored in', async () => {
	const { findings } = await reportOf(['', { textBox: ['{{a'] }, 'b}}']);
	expect(findings.map(({ paragraph }) => paragraph)).toEqual([3, undefined]);
});

it('finds a tag that was broken over two paragraphs', async () => {
	const { findings } = await reportOf(['{{name}} {{na', 'me}}']);
	expect(findings).toMatchObject([{ code: 'strayBraces', paragraph: 1, morePlaces: 1 }]);
});

it('tells of tags in equations, charts and diagrams, which nobody has seen filled', async () => {
	const names = [
		'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
		'xmlns:math="http://schemas.openxmlformats.org/officeDocument/2006/math"',
		'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
	].join(' ');
	const run = (text: string) => `<math:r><math:t>${text}</math:t></math:r>`;
	const equation = `<math:oMath>${run('{{x')}${run('}}')}</math:oMath>`;
	const text = '<w:r><w:t>Dear {{name}}</w:t></w:r>';
	const body = `<w:document ${names}><w:p>${text}${equation}</w:p></w:document>`;
	const chart = `<c:chart ${names}><a:p><a:r><a:t>{{title}} 2026</a:t></a:r></a:p></c:chart>`;
	const report = await checkTemplate({
		parts: [{ name: 'word/document.xml', xml: body }],
		drawings: [{ name: 'word/charts/chart1.xml', xml: chart }],
		writtenByWord: true,
	});
	expect(namesOf(report).scalars).toEqual(['name']);
	expect(report.findings).toMatchObject([
		{ code: 'tagElsewhere', tag: '{{x}}', part: 'word/document.xml', paragraph: 1 },
		{ code: 'tagElsewhere', tag: '{{title}}', part: 'word/charts/chart1.xml' },
	]);
});

it('says so when there are no tags', async () => {
	const report = await reportOf(['${signfield:1:y:____}']);
	expect(namesOf(report)).toEqual({ scalars: [], loops: [] });
	expect(codesOf(report)).toEqual(['noTags']);
});

it("keeps a loop's troubles apart from those of others", async () => {
	const rows = [HEAD, ['{{TableStart:a}}{{x}}', ''], ['', '{{TableEnd:a}}'], loopRow('b', ['y'])];
	const report = await reportOf([{ rows }]);
	expect(codesOf(report)).toEqual(['loopRows']);
	expect(report.loops.map(({ name }) => name)).toEqual(['a', 'b']);
});
