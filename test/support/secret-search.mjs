/**
 * Looks for the secrets of the sandbox's accounts in whatever the nodes have given, thrown or logged.
 * It is written apart from what it checks: by the forms that a text takes on its way, one by one.
 */
import { SANDBOX_KEYS } from './sandbox-process.mjs';

/** What must not come out of a run, whatever the run was about. */
const SECRETS = [SANDBOX_KEYS.clientSecret];

/** So many of a secret's characters, from its start, tell too much. */
const PART_CHARACTERS = 11;

/** The Base64 of so many characters with up to two before them. */
const BASE64_CHARACTERS = 16;

/** @param {string} secret @returns {RegExp} for any of its forms, in any mixture of escapes */
function patternOf(secret) {
	const characters = [...secret].slice(0, PART_CHARACTERS).map((character) => {
		const code = character.codePointAt(0) ?? 0;
		const hex = code.toString(16).padStart(2, '0');
		return `(?:${[
			character.replace(/[^\w]/g, '\\$&'),
			`\\\\{1,16}u00${hex}`,
			`\\\\{1,16}x${hex}`,
			`%(?:25){0,4}${hex}`,
			`&#0*${code};`,
			`&#x0*${hex};`,
			...(character === '-' ? ['&hyphen;', '&dash;'] : []),
		].join('|')})`;
	});
	const bytes = Buffer.from(secret);
	const base64 = [0, 1, 2].map((shift) =>
		Buffer.concat([Buffer.alloc(shift), bytes])
			.toString('base64')
			.slice(shift === 0 ? 0 : shift + 1, BASE64_CHARACTERS),
	);
	return new RegExp([characters.join(''), ...base64, bytes.toString('hex')].join('|'), 'i');
}

const PATTERN = new RegExp(SECRETS.map((secret) => patternOf(secret).source).join('|'), 'i');

/**
 * @param {string} text
 * @returns {string | undefined} what is found of a secret, with its neighbourhood
 */
export function secretIn(text) {
	const at = text.search(PATTERN);
	return at === -1 ? undefined : text.slice(Math.max(0, at - 100), at + 100);
}

/** @param {string} where @param {string} text @throws when there is a secret in the text */
export function refuseSecrets(where, text) {
	const found = secretIn(text);
	if (found !== undefined) throw new Error(`${where} lets a secret out: …${found}…`);
}

/** Names of parameters whose values are secret, and the least length of a value that is no plain word. */
const SECRET_PARAMETER = /password|secret|passcode|accessCode/i;
const MIN_VALUE_CHARACTERS = 8;

/**
 * Refuses a run whose errors, logs or hints repeat a password or secret of its workflow. What a run has
 * put out may have it: some operations are asked for it.
 *
 * @param {object} workflow
 * @param {import('../../scripts/engine/run-result.mjs').RunResult} result
 */
export function refuseGiven(workflow, { error, logs, hints, runData }) {
	const { message, description, context } = error ?? {};
	const items = Object.values(runData)
		.flat()
		.flatMap((run) => run.data?.main?.flat() ?? []);
	const errorItems = items.flatMap(({ json }) => (json?.error ? [json] : []));
	const text = JSON.stringify([message, description, context, errorItems, logs, hints]);
	for (const value of new Set(secretValues(workflow))) {
		if (text.includes(value)) throw new Error(`The run repeats "${value}": ${text}`);
	}
}

function secretValues(value, name = '') {
	if (typeof value === 'string') {
		const isOne = SECRET_PARAMETER.test(name) && value.length >= MIN_VALUE_CHARACTERS;
		return isOne && !value.startsWith('=') ? [value] : [];
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => secretValues(inner, key));
}
