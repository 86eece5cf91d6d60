/** A page with fewer letters and digits has a stamp or a page number at most. */
const MIN_CHARACTERS = 16;

/**
 * The pages of a text as the service writes it: lines end in CR and LF, and a bare LF stands after a
 * page (docs/contract/pdf-services.md#convert-pdf).
 *
 * @returns `undefined` where no bare LF tells the pages apart
 */
export function pagesOfText(text: string): string[] | undefined {
	const parts = text.split(/(?<!\r)\n/);
	if (parts.length < 2) return undefined;
	if (parts.at(-1)?.trim() === '') parts.pop();
	return parts;
}

/** Whether next to nothing can be read on a page. */
export function hasNextToNothing(page: string): boolean {
	return (page.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < MIN_CHARACTERS;
}
