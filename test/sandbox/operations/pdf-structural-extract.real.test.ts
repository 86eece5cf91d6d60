import { readFileSync } from 'node:fs';
import { describeWithSharedData } from '../../support/shared-data';
import { useSandbox } from '../../support/use-sandbox';
import { folded, gridOf, readStructure, TRIAL } from './structure-result';
import { problemsOf } from './structure-shape';

const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const REAL = 'data/extract/StructureInfo.json';
type Real = { analyzeResult: { elements: Array<{ type: string; content: { text?: string } }> } };
const readReal = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Real;

describeWithSharedData('a real result', REAL, (path) => {
	it('has the shape the sandbox is held to', () => {
		expect(problemsOf(readReal(path), ['page_p0.pdf_0.png'])).toEqual([]);
	});

	describeWithSharedData(
		'of the same template',
		'data/docgen/invoice_full.rendered-by-foxit.pdf',
		(invoice) => {
			it('reads alike: title, table header, the texts that are not data', async () => {
				const real = readReal(path).analyzeResult.elements;
				const zip = await sandbox.client.convert(TRIAL, 'a.pdf', readFileSync(invoice));
				const { elements, texts, of } = await readStructure(zip);
				const realTexts = (type: string) =>
					real.filter((element) => element.type === type).map(({ content }) => content.text);
				expect(texts('title')).toEqual(realTexts('title'));
				const [ours, theirs] = [texts('paragraph'), realTexts('paragraph')];
				expect([ours[0], ours.at(-1)]).toEqual([theirs[0], theirs.at(-1)]);
				const labels = (list: unknown[]) =>
					list.slice(1, 4).map((text) => String(text).split(':')[0]);
				expect(labels(ours)).toEqual(labels(theirs));
				expect(elements.map(({ type }) => type).slice(0, 5)).toEqual(
					real.map(({ type }) => type).slice(0, 5),
				);

				const realGrid = gridOf(real.find(({ type }) => type === 'table')!);
				const grid = gridOf(of('table')[0]!);
				expect(grid[0]!.slice(0, 4)).toEqual(realGrid[0]!.slice(0, 4));
				expect(folded(grid[1]![1])).toBe(folded(realGrid[1]![1]));
				expect(grid[3]!.slice(0, 4)).toEqual(realGrid[3]!.slice(0, 4));
				expect(grid.every((row) => row.length === realGrid[0]!.length)).toBe(true);
			});
		},
	);
});
