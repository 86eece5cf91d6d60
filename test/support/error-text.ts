/** Tables of failures and of what users read then, word for word. */
import { FROM_FILE, errorOf, textFile, type InputItem } from './use-foxit-node';
import type { NodeUnderTest, RunOptions, ShownError } from './use-foxit-node';

/** One way to fail, and the text for it. */
export interface Failure {
	/** What the sandbox does, always, to the requests that match. */
	fault?: { match: object; action: object };
	/** Anything else that has to be so before the run. */
	before?: () => Promise<unknown>;
	/** Create PDF > From File if left out. */
	parameters?: object;
	/** Parameters that have to be made first. */
	prepare?: () => Promise<object>;
	/** One text file if left out. */
	items?: InputItem[];
	options?: RunOptions;
	/** The message; after an empty line the description. Lines may be broken anywhere. */
	text: string;
}

/** Requests of one kind, for faults. */
export const UPLOADS = { path: '/upload$' };
export const SUBMITS = { path: '/create/' };
export const LOOKS = { path: '/tasks/' };
export const DOWNLOADS = { path: '/download$' };

/** An answer in place of the sandbox's own. */
export const answer = (status: number, body: unknown, headers?: object) => ({
	type: 'status',
	status,
	body,
	...(headers && { headers }),
});

/** Brings the failure about and gives what the user reads. */
export async function textOf(foxit: NodeUnderTest, failure: Failure): Promise<string> {
	const { before, parameters, prepare, fault, options } = failure;
	await before?.();
	const given = (await prepare?.()) ?? parameters ?? FROM_FILE;
	if (fault) await foxit.control.faults({ ...fault, times: -1 });
	const items = failure.items ?? [{ file: textFile('text') }];
	return asText(errorOf(await foxit.run(given, items, options)));
}

/** Message and description in one, ids replaced. */
export function asText({ message, description }: ShownError): string {
	const paragraphs = description ? [message, description] : [message];
	return paragraphs.join('\n\n').replace(/\b[0-9a-f]{24}\b/g, '<id>');
}

/** A text of the table as it is meant: lines within a paragraph joined. */
export function asMeant(text: string): string {
	const paragraphs = text.trim().split(/\n\s*\n/);
	return paragraphs.map((paragraph) => paragraph.replace(/\s+/g, ' ').trim()).join('\n\n');
}

/** Makes one test of each failure of a table. */
export function testTexts(foxit: NodeUnderTest, failures: Record<string, Failure>): void {
	it.each(Object.entries(failures))('%s', async (_label, failure) => {
		expect(await textOf(foxit, failure)).toBe(asMeant(failure.text));
	});
}

/**
 * A refusal without what differs from value to value: `"DPI" must be a number, not 7` and `"Pages" in
 * entry 2 of "Steps" is empty` say what they say of any value and of any entry.
 */
export const withoutGiven = (message: string): string =>
	message
		.replace(/ in entry \d+ of "[^"]*"/, '')
		.replace(/, not (?:the text ".*"|[^"]+?)(?= \[item|$)/s, '');
