/** Include Input Fields: what came in goes on with what is in the file. */
import { usePdfServices } from '../FoxitPdfServices/support/pdf-services';
import { NODE, type RunOptions } from '../support/use-foxit-node';
import { extract } from './support/extract';
import { reportPage } from './support/pdfs';

const service = usePdfServices();
const LATEST: RunOptions = { node: { typeVersion: 1.1 } };
const WITH_INPUT = { options: { includeInputFields: true } };

it('every row of a table keeps the fields of its file’s item, after its own', async () => {
	const items = await Promise.all(
		['a.pdf', 'b.pdf'].map(async (name, index) => ({
			json: { deal: index + 1, fileName: 'of the deal', row: 'of the deal' },
			file: await service.pdf([reportPage()], name),
		})),
	);
	const result = await extract(service, { operation: 'tableRows', ...WITH_INPUT }, items, LATEST);
	const rows = result.items(NODE);
	const ofDeal = (deal: number) => rows.filter(({ json }) => json.deal === deal);
	expect(ofDeal(1).length).toBeGreaterThan(1);
	expect(ofDeal(1).length + ofDeal(2).length).toBe(rows.length);
	for (const { json, pairedItem } of rows) {
		expect(pairedItem).toEqual({ item: Number(json.deal) - 1 });
		expect(json.fileName).toBe(json.deal === 1 ? 'a.pdf' : 'b.pdf');
		expect(json.row).not.toBe('of the deal');
		expect(Object.keys(json).at(-1)).toBe('deal');
	}
});

it('the document keeps them before what its extraction cost', async () => {
	const item = { json: { deal: 7 }, file: await service.pdf([reportPage()]) };
	const result = await extract(service, { operation: 'documentId', ...WITH_INPUT }, [item], LATEST);
	const names = Object.keys(result.item(NODE).json);
	expect(names.slice(-3)).toEqual(['credits', 'polls', 'timings']);
	expect(names).toContain('deal');
});

it('is off unless it is wanted', async () => {
	const item = { json: { deal: 7 }, file: await service.pdf([reportPage()]) };
	const result = await extract(service, { operation: 'markdown' }, [item], LATEST);
	expect(result.item(NODE).json).not.toHaveProperty('deal');
});
