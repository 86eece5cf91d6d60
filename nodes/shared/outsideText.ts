/** Longest piece of outside text in an error, in characters. */
export const MAX_TEXT_CHARACTERS = 500;

/** Text of the service or of a file as an error can show it: one line, no control characters, cut. */
export function readableText(text: string, maxCharacters = MAX_TEXT_CHARACTERS): string {
	// The rest of a long text need not be looked at: blanks at the start are all it can lose.
	const start = text.slice(0, maxCharacters * 10);
	const clean = withoutKeys(start)
		.replace(/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return clean.length > maxCharacters ? `${wholeCharacters(clean, maxCharacters)}…` : clean;
}

function wholeCharacters(text: string, size: number): string {
	return text.slice(0, size).replace(/[\ud800-\udbff]$/, '');
}

/**
 * A text without what opens something by itself: the query, fragment and user of a link (signing
 * links and links to stored files are keys), bearer tokens, and members whose name says that they are
 * secret.
 */
export function withoutKeys(text: string): string {
	return text
		.replace(LINK, keylessLink)
		.replace(AUTHORIZATION, '$1 ***')
		.replace(QUOTED_MEMBER, '$1***')
		.replace(PLAIN_MEMBER, '$1***');
}

/** Also with its signs escaped as in JSON or in another URL. */
const LINK = /https?(?::|%3a)(?:\\{0,4}\/|%2f){2}[^\s"'<>]{1,2000}/gi;

function keylessLink(link: string): string {
	const keyless = link.replace(/^([^/?#]{1,20}[/\\]{2,12})[^/?#@]{1,500}@/, '$1***@');
	const at = keyless.search(/\?|%3f|\\u003f|(?:#|%23)(?=[^=]{0,200}=|.{20})/i);
	const isEnd = at === -1 || /^\?[.,;)]?$/.test(keyless.slice(at));
	return isEnd ? keyless : `${keyless.slice(0, at)}?***`;
}

const AUTHORIZATION =
	/\b(Bearer|Basic)\s{1,4}(?=[\w.~+/-]{0,20}[\d_.+/=-])[\w.~+/-]{8,4000}={0,2}/gi;

const SECRET_NAME = String.raw`\b(?:client_?secret|api_?secret|(?:access|refresh|embedded|session)_?token|webhook_?secret|(?:user|owner|current|document|signer)_?password|access_?code|eetid|eettoken|x-amz-[a-z]{1,20}|authorization)`;
const AND_MARK = String.raw`\\{0,4}["']?\s{0,4}[:=]\s{0,4}`;

const QUOTED_MEMBER = new RegExp(
	String.raw`(${SECRET_NAME}${AND_MARK}\\{0,4}["'])[^"'\\]{1,4000}`,
	'gi',
);
/** Without quotes a value is told from the next word of a sentence by what no word has. */
const PLAIN_MEMBER = new RegExp(
	String.raw`(${SECRET_NAME}${AND_MARK})(?=[a-z]{0,64}[\d_.~+/=-])[^\s"'&<>,;\\*]{4,4000}`,
	'gi',
);

/** JSON without the escapes of NUL, which no text needs and databases refuse. */
export function withoutNul(json: string): string {
	if (!json.includes('\\u0000')) return json;
	return json.replace(/(?<!\\)((?:\\\\)*)\\u0000/g, '$1');
}
