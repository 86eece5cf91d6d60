/** Runs of five items of which the third fails: it is protected, and nobody gives its password. */
import type { INodeExecutionData } from 'n8n-workflow';

import { hintsOf, NODE, type Result } from '../../support/use-foxit-node';
import type { PageSpec, PdfServices } from './pdf-services';

/** What the items are called, so that their results can be told apart. */
export const LABELS = ['alpha', 'bravo', 'charlie', 'delta', 'echo'];
const FAILING = 2;
/** The second item is protected too, but comes with its password. */
const PROTECTED = 1;
export const PASSWORD = 'open sesame';

/** An operation, and how to tell from its output for one item which item it was. */
export interface Telling {
	parameters: object;
	/** A PDF of two pages with the item's label on each, unless made otherwise. */
	pages?: (label: string, index: number) => PageSpec[];
	tell: (output: Output) => Promise<unknown>;
	/** What `tell` tells for an item. */
	told: (label: string, index: number) => unknown;
	/** Credits for one item; 1 if left out. */
	credits?: number;
}

/** The output for one input item. */
export interface Output {
	items: INodeExecutionData[];
	json: INodeExecutionData['json'];
	file: (field?: string, position?: number) => Promise<Buffer>;
	/** The texts of the pages of a PDF; a protected input's result may be protected as well. */
	texts: (field?: string, position?: number) => Promise<string[]>;
}

/** One test for each operation. */
export function testFiveItems(service: PdfServices, operations: Record<string, Telling>): void {
	describe('five items, the third of which fails:', () => {
		const cases = Object.entries(operations).map(([name, telling]) => {
			return { name, telling, result: service.plan(async () => await runFive(service, telling)) };
		});

		it.each(cases)('$name', async ({ telling: { tell, told, credits = 1 }, result: planned }) => {
			const result = await planned();
			expect(result.error).toBeUndefined();
			const items = result.items(NODE);
			const places = items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
			// Several items may come of one, but never out of order.
			expect(places).toEqual([...places].sort((a, b) => a - b));
			for (const [index, label] of LABELS.entries()) {
				const own = items.filter((_, position) => places[position] === index);
				if (index === FAILING) expectProtected(own);
				else expect(await tell(outputOf(service, result, own))).toEqual(told(label, index));
			}
			const used = 4 * credits;
			expect(hintsOf(result)).toEqual([
				expect.stringContaining(`1 item failed. ${used} credits used in `),
			]);
		});
	});
}

async function runFive(
	service: PdfServices,
	{ parameters, pages = (label) => [`${label} one`, `${label} two`] }: Telling,
): Promise<Result> {
	const items = LABELS.map(async (label, index) => {
		const isProtected = index === PROTECTED || index === FAILING;
		const spec = { pages: pages(label, index), ...(isProtected && { userPassword: PASSWORD }) };
		return {
			json: { password: index === PROTECTED ? PASSWORD : '' },
			file: await service.pdf(spec, `${label}.pdf`),
		};
	});
	const options = { password: '={{ $json.password }}' };
	return await service.runOn({ options, ...parameters }, await Promise.all(items));
}

function expectProtected(items: INodeExecutionData[]): void {
	expect(items).toHaveLength(1);
	const { json, binary } = items[0] as INodeExecutionData;
	expect(json.error).toMatch(
		/^(Step 1 \(.+\): )?The document is protected by a password \[item 2\]$/,
	);
	expect(json.message).toMatchObject({
		documentId: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
		foxitCode: 'INTERNAL_SERVER_ERROR',
	});
	expect(binary).toBeUndefined();
}

function outputOf(service: PdfServices, result: Result, items: INodeExecutionData[]): Output {
	const file: Output['file'] = async (field = 'data', position = 0) =>
		await result.readBinary(items[position] as INodeExecutionData, field);
	return {
		items,
		json: items[0]?.json ?? {},
		file,
		texts: async (field, position) => {
			const bytes = await file(field, position);
			const { pages } = await service.foxit.at.readPdf(bytes, PASSWORD);
			return pages.map(({ text }) => text);
		},
	};
}
