import { textIn } from '../../shared/values/members';

/**
 * Whether a link leads nowhere: right after sending, links have come with all parameters empty
 * (docs/contract/esign.md#create-an-envelope).
 */
export function isEmptyLink(link: unknown): boolean {
	const text = textIn(link);
	if (text === undefined || !URL.canParse(text)) return false;
	const values = [...new URL(text).searchParams.values()];
	return values.length > 0 && values.every((value) => value === '');
}

/** A link that leads somewhere. */
export function usableLink(link: unknown): string | undefined {
	return isEmptyLink(link) ? undefined : textIn(link);
}
