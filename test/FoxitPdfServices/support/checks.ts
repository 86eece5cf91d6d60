/** What is checked of many operations alike. */
import { withoutGiven } from '../../support/error-text';
import { errorOf, hintsOf, NODE, type Result } from '../../support/use-foxit-node';
import type { Item, PdfServices } from './pdf-services';

/** A bad input: parameters, the one to blame by its name in the editor, and what is said of it. */
export type BadInput = [given: object, parameter: string, sentence: string];

/**
 * A value as an expression gives it. Empty required fields and unknown options typed in by hand are
 * held back by n8n itself.
 */
export const said = (value: unknown): string => `={{ ${JSON.stringify(value, null, 1)} }}`;

/** Every bad input ends its run with its own sentence, before anything has been sent. */
export async function refusesUnsent(
	service: PdfServices,
	good: object,
	bad: BadInput[],
	item: Item,
): Promise<void> {
	await service.control.clearRequests();
	const results = await Promise.all(
		bad.map(async ([given]) => await service.run({ ...good, ...given }, [item])),
	);
	const messages = results.map((result) => errorOf(result).message);
	expect(messages.map(withoutGiven)).toEqual(bad.map(([, , sentence]) => `${sentence} [item 0]`));
	bad.forEach(([, parameter], index) => expect(messages[index]).toContain(parameter));
	expect(await service.control.requests()).toEqual([]);
}

/** What is no PDF is refused before it is uploaded, and the operation that makes one is named. */
export async function refusesOtherFiles(service: PdfServices, good: object): Promise<void> {
	await service.control.clearRequests();
	const data = Buffer.from('PK\u0003\u0004 an Office file');
	const error = errorOf(await service.run(good, [{ file: { data, fileName: 'report.docx' } }]));
	expect(error.message).toBe('The file "report.docx" is not a PDF ("Input Binary Field") [item 0]');
	expect(error.description).toContain('Create PDF > From File');
	expect(await service.control.requests()).toEqual([]);
}

export const PASSWORD = 'opens-it';
export const WRONG_PASSWORD = 'opens-it-not';

/** The option that opens an item's document, where the item has the password. */
export const OPENED = { password: '={{ $json.password }}' };

/**
 * Five items with the same pages: open, opened with its password, without its password, with a wrong
 * one, open.
 */
export async function fiveItems(
	service: PdfServices,
	pages: Parameters<PdfServices['pdf']>[0],
	json: NonNullable<Item['json']> = {},
): Promise<Item[]> {
	const spec = Array.isArray(pages) ? { pages } : pages;
	const open = await service.pdf(spec, 'open.pdf');
	const locked = await service.pdf({ ...spec, userPassword: PASSWORD }, 'locked.pdf');
	const item = (file: typeof open, password = '') => ({ json: { ...json, password }, file });
	return [
		item(open),
		item(locked, PASSWORD),
		item(locked),
		item(locked, WRONG_PASSWORD),
		item(open),
	];
}

/** The indexes of those that are done. */
export const DONE = [0, 1, 4];

/**
 * Of five items, the two that nobody could open are errors in their places, and the rest is there.
 *
 * @param step what the errors begin with, for chains
 * @param credits what the other three have cost
 */
export function expectTwoOfFiveFailed(result: Result, step = '', credits = 3): void {
	expect(result.status).toBe('success');
	const items = result.items(NODE);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 2, 3, 4].map((item) => ({ item })),
	);
	expect(items.map(({ json }) => typeof json.error)).toEqual(
		[0, 1, 2, 3, 4].map((index) => (DONE.includes(index) ? 'undefined' : 'string')),
	);
	for (const index of [2, 3]) {
		const { json, binary } = result.item(NODE, index);
		expect(json.error).toBe(`${step}The document is protected by a password [item ${index}]`);
		expect(json.message).toMatchObject({
			description: expect.stringContaining('Document is password-protected') as string,
			documentId: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
			taskId: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
		});
		expect(binary).toBeUndefined();
	}
	expect(hintsOf(result)).toEqual([
		expect.stringContaining(`2 items failed. ${credits} credits used in `),
	]);
	expect(spokenBy(result)).not.toContain(PASSWORD);
}

/** All that a run says in its errors, hints and log lines, as one text. */
export function spokenBy(result: Result): string {
	const { message, description, context } = (result.error ?? {}) as Partial<
		ReturnType<typeof errorOf>
	>;
	const errorItems = result.items(NODE).filter(({ json }) => json.error !== undefined);
	return JSON.stringify([message, description, context, errorItems, result.hints, result.logs]);
}
