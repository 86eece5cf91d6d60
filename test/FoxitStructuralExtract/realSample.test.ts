/** Every output of the one real result that is at hand. */
import { readFileSync } from 'node:fs';

import { usePdfServices } from '../FoxitPdfServices/support/pdf-services';
import { describeWithSharedData } from '../support/shared-data';
import { hintsOf, NODE } from '../support/use-foxit-node';
import { extract, filesOf, jsonOf, zipItem } from './support/extract';
import { PNG, REAL_SAMPLE, resultArchive } from './support/results';

describeWithSharedData('the real sample', REAL_SAMPLE, (path) => {
	const service = usePdfServices();
	const raw = readFileSync(path, 'utf8');
	const { elements } = (
		JSON.parse(raw) as { analyzeResult: { elements: Array<Record<string, unknown>> } }
	).analyzeResult;

	const run = async (parameters: object) => {
		const items = [zipItem(await resultArchive(raw), 'invoice.zip')];
		return await extract(service, { inputMode: 'resultZip', ...parameters }, items);
	};

	it('Elements', async () => {
		const simple = jsonOf(await run({}));
		expect(simple.map(({ id, type }) => [id, type])).toEqual(
			elements.map(({ id, type }) => [id, type]),
		);
		expect(simple[0]).toEqual({
			...{ id: 'title1', type: 'title', text: 'INVOICE', page: 1, score: 0.8800680041313171 },
			box: { left: 90, top: 71, right: 189, bottom: 99 },
			fileName: 'invoice.zip',
		});
		expect(jsonOf(await run({ simplify: false }))).toEqual(elements);
		expect(jsonOf(await run({ elementTypes: ['table'] }))).toMatchObject([
			{ id: 'table1', page: 1, score: expect.any(Number) as number },
		]);
	});

	it('Document', async () => {
		const result = await run({ output: 'document' });
		const [json] = jsonOf(result);
		expect(json).toMatchObject({
			version: { schema: '1.0.7', software: 'FoxitPDFAnalyzer' },
			info: { basicInfo: { analyzedPageCount: 1 }, extendedMetadata: { hasAcroform: true } },
			pages: [{ pageNumber: 1, size: { width: 612, height: 792 } }],
			counts: { title: 1, head: 1, table: 1 },
		});
		expect(json?.elements).toHaveLength(elements.length);
		expect(hintsOf(result)).toEqual([]);
	});

	it('Tables, with CSV and picture', async () => {
		const result = await run({ output: 'tables', csv: true, options: { attachImages: true } });
		const [json, ...others] = jsonOf(result);
		expect(others).toEqual([]);
		const { columns, rows, grid } = json as {
			columns: string[];
			rows: Array<Record<string, string>>;
			grid: string[][];
		};
		expect(rows).toHaveLength(grid.length - 1);
		expect(new Set(columns).size).toBe(columns.length);
		const texts = JSON.stringify(elements).match(/"text":"\$ ?\d[^"]*"/g) ?? [];
		for (const text of texts) expect(JSON.stringify(grid)).toContain(text.slice(8, -1));
		expect(filesOf(result)).toEqual({ data: 'invoice-table1.csv', data_2: 'page_p0.pdf_0.png' });
		expect(await service.file(result, 0, 'data_2')).toEqual(PNG);
		const csv = (await service.file(result)).toString('utf8');
		expect(csv.split('\r\n')).toHaveLength(grid.length + 1);
	});

	it('Text and Markdown', async () => {
		const [{ text } = {}] = jsonOf(await run({ output: 'text' }));
		const [{ markdown } = {}] = jsonOf(await run({ output: 'markdown' }));
		expect(text).toMatch(/^INVOICE\n\n/);
		expect(markdown).toMatch(/^# INVOICE\n\n/);
		expect(markdown).toMatch(/^## .+$/m);
		expect(markdown).toMatch(/^\|( --- \|)+$/m);
		for (const { type, content } of elements) {
			const [line] = String((content as { text?: string }).text ?? '').split('\r\n');
			if (type === 'paragraph') expect(text).toContain(line);
		}
	});

	it('Chunks', async () => {
		const chunks = jsonOf(
			await run({ output: 'chunks', maxCharacters: 300, overlapCharacters: 50 }),
		);
		expect(chunks.length).toBeGreaterThan(2);
		for (const [index, { chunk, text, characters, headings, pages, boxes }] of chunks.entries()) {
			expect(chunk).toBe(index + 1);
			expect((text as string).length).toBe(characters);
			expect(characters).toBeLessThanOrEqual(300);
			expect((headings as string[])[0]).toBe('INVOICE');
			expect(pages).toEqual([1]);
			expect(boxes).not.toEqual([]);
		}
	});

	it('Form Data and ZIP File', async () => {
		// The invoice has a form, of which the service has found nothing.
		expect(jsonOf(await run({ output: 'formData' }))).toEqual([
			{ fieldCount: 0, formData: {}, fileName: 'invoice.zip' },
		]);
		const result = await run({ output: 'zip' });
		expect((await service.file(result)).equals(await resultArchive(raw))).toBe(true);
		expect(result.item(NODE).pairedItem).toEqual({ item: 0 });
	});
});
