/** Include Input Fields: what came in goes on with the result. */
import { NODE } from '../support/use-foxit-node';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();
const COMPRESS = { resource: 'optimize', operation: 'compress' };
const WITH_INPUT = { options: { includeInputFields: true } };
const deal = { deal: 'D-17', email: 'ann@example.com', fileName: 'of the deal.txt' };

it('is off unless it is wanted', async () => {
	const result = await service.run(COMPRESS, [{ json: deal, file: await service.pdf(['a page']) }]);
	expect(result.item(NODE).json).not.toHaveProperty('deal');
});

it('the fields of the input item come after those of the result, which counts more', async () => {
	const item = { json: deal, file: await service.pdf(['a page']) };
	const result = await service.run({ ...COMPRESS, ...WITH_INPUT }, [item]);
	const { json } = result.item(NODE);
	expect(json).toMatchObject({ deal: 'D-17', email: 'ann@example.com', fileName: 'input.pdf' });
	expect(Object.keys(json).slice(0, 2)).toEqual(['fileName', 'fileSize']);
	expect(Object.keys(json).slice(-5)).toEqual(['deal', 'email', 'credits', 'polls', 'timings']);
});

it('each of the items that are made of one has them', async () => {
	const file = await service.pdf(['one', 'two']);
	const images = { resource: 'convertPdf', operation: 'toImages', output: 'items' };
	const items = [
		{ json: { deal: 1 }, file },
		{ json: { deal: 2 }, file },
	];
	const result = await service.run({ ...images, ...WITH_INPUT }, items);
	expect(result.items(NODE).map(({ json }) => json['deal'])).toEqual([1, 1, 2, 2]);
});

it('what is made of several items has none', async () => {
	const file = await service.pdf(['one']);
	const items = [
		{ json: { deal: 1 }, file },
		{ json: { deal: 2 }, file },
	];
	const merge = { resource: 'combine', operation: 'merge', ...WITH_INPUT };
	const result = await service.run(merge, items);
	expect(result.item(NODE).json).not.toHaveProperty('deal');
});

it('an error item stays what n8n knows as one', async () => {
	const broken = { data: Buffer.from('no PDF'), fileName: 'a.pdf' };
	const result = await service.runOn({ ...COMPRESS, ...WITH_INPUT }, [
		{ json: deal, file: broken },
	]);
	expect(Object.keys(result.item(NODE).json).sort()).toEqual(['error', 'message']);
});
