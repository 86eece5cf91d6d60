import { inputFailure } from '../../shared/failure';
import { safeFileName, withExtension } from '../../shared/file/fileName';
import { extensionOf } from '../../shared/file/fileType';
import { hasType, nameInUrl } from '../../shared/file/nameInUrl';
import { BETWEEN_URLS } from '../../shared/values/list';
import type { Parameters } from '../../shared/values/parameters';

const URL_LABEL = 'File URLs';
const NAMES_LABEL = 'File Names';

/** A document that the service fetches by itself. */
export interface LinkedDocument {
	url: string;
	fileName: string;
}

/**
 * The documents that are given by their addresses, each with a name that tells its type.
 *
 * @param nameWith the name that came with an address, such as that of a share link
 * @throws FoxitFailure `input` for what is not an address, or when names and addresses do not match
 */
export function linkedDocuments(
	parameters: Parameters,
	nameWith: (url: string) => string | undefined,
): LinkedDocument[] {
	const urls = urlsOf(parameters);
	const names = namesGiven(parameters, urls.length);
	return urls.map((url, index) => {
		const ownName = nameInUrl(checkedUrl(url, index + 1));
		const name = safeFileName(names[index] ?? nameWith(url) ?? ownName, `document-${index + 1}`);
		return { url, fileName: hasType(name) ? name : withExtension(name, typeIn(ownName)) };
	});
}

/** Addresses as a list, or as text with commas. */
function urlsOf(parameters: Parameters): string[] {
	const urls = parameters.list('fileUrls', BETWEEN_URLS);
	if (urls.length === 0) parameters.requiredText('fileUrls');
	return urls;
}

/** With one address the whole text is one name, commas and all. */
function namesGiven(parameters: Parameters, count: number): string[] {
	const names = parameters.list('fileNames', count === 1 ? /\n/ : /\n|,/);
	if (names.length === 0 || names.length === count) return names;
	const given = names.length === 1 ? 'name is' : 'names are';
	const urls = count === 1 ? 'address' : 'addresses';
	throw inputFailure(`${names.length} ${given} given for ${count} ${urls}`, {
		parameter: NAMES_LABEL,
		advice: `Give a name for each entry of "${URL_LABEL}", in the same order, or none.`,
	});
}

function checkedUrl(url: string, position: number): URL {
	if (URL.canParse(url) && /^https?:/i.test(url)) return new URL(url);
	throw inputFailure(`"${URL_LABEL}": entry ${position} is not a web address`, {
		parameter: URL_LABEL,
		advice: 'It starts with https:// and leads to the file itself.',
	});
}

/** Most documents to sign are PDFs, so an address that tells no type is taken for one. */
function typeIn(name: string): string {
	return hasType(name) ? extensionOf(name) : '.pdf';
}
