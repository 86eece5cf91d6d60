/** Input that the node refuses by itself: no request leaves. */
import { withoutGiven } from '../../support/error-text';
import { errorOf, type Result } from '../../support/use-foxit-node';
import type { Item, PdfServices } from './pdf-services';

/** Parameters, and the sentence that users read; the item of a PDF unless others are given. */
export type Refused = [parameters: object, sentence: string, items?: Item[]];

/** One test for each refusal, and one that nothing was sent for any of them. */
export function testRefused(service: PdfServices, cases: Record<string, Refused>): void {
	describe('refused before anything is sent:', () => {
		const results = new Map<string, Result>();

		beforeAll(async () => {
			await service.control.clearRequests();
			const file = await service.pdf(['one', 'two', 'three']);
			const runs = Object.entries(cases).map(async ([label, [parameters, , items]]) => {
				results.set(label, await service.run(parameters, items ?? [{ file }]));
			});
			await Promise.all(runs);
		});

		it.each(Object.entries(cases))('%s', (label, [, sentence]) => {
			const { message } = errorOf(results.get(label) as Result);
			expect(withoutGiven(message.replace(/ \[item \d+\]$/, ''))).toBe(sentence);
		});

		it('and nothing was sent', async () => {
			expect(await service.control.requests()).toEqual([]);
		});
	});
}

/** What is wrong with page ranges, and how users are told. */
export const BAD_RANGES: Array<[range: string, reason: string]> = [
	['3-1', '3-1: the range runs backwards'],
	['0', '0: pages are counted from 1'],
	['2-0', '2-0: pages are counted from 1'],
	['1,,2', 'There is nothing between two commas, or after the last one'],
	['1,', 'There is nothing between two commas, or after the last one'],
	['2-', '"2-" is neither a page nor a span of pages'],
	['-2', '"-2" is neither a page nor a span of pages'],
	['1.5', '"1.5" is neither a page nor a span of pages'],
	['last', '"last" is neither a page nor a span of pages'],
	['1-2-3', '"1-2-3" is neither a page nor a span of pages'],
	['1,even', '"even" stands for a whole range and cannot be combined with others'],
	['99999999999999999', '99999999999999999: no document has that many pages'],
];

/** The refusals of all bad page ranges by one operation. */
export function badRanges(
	parameters: object,
	name: string,
	label: string,
): Record<string, Refused> {
	return Object.fromEntries(
		BAD_RANGES.map(([range, reason]) => [
			`${label} ${range}`,
			[{ ...parameters, [name]: range }, `"${label}" cannot be used. ${reason}`],
		]),
	);
}

/** The refusals of a file that is no PDF by several operations of one resource. */
export function notPdf(
	resource: string,
	operations: Record<string, object>,
): Record<string, Refused> {
	const file = { data: Buffer.from('PK no PDF'), fileName: 'letter.docx' };
	return Object.fromEntries(
		Object.entries(operations).map(([operation, more]) => [
			`no PDF: ${operation}`,
			[
				{ resource, operation, ...more },
				'The file "letter.docx" is not a PDF ("Input Binary Field")',
				[{ file }],
			],
		]),
	);
}
