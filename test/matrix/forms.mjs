/**
 * The forms in which n8n can hand over one value, as the source of expressions.
 *
 * @typedef {object} Form
 * @property {string} source
 * @property {'same' | 'unset' | 'refused'} meaning the same as the literal; nothing; or no value of
 *   this kind, which has to be refused. Each of the first two may also be refused by name.
 */
const quote = (value) => JSON.stringify(value);
const same = (...sources) => sources.map((source) => ({ source, meaning: 'same' }));
const refused = (...sources) => sources.map((source) => ({ source, meaning: 'refused' }));
const BLANK = ['null', 'undefined', '""', '"  "', '"\\u00a0"', '"\\u200b"'].map((source) => ({
	source,
	meaning: 'unset',
}));
const OBJECT = '({ some: "thing" } )';

/** @param {import('n8n-workflow').INodeProperties} field @param {unknown} value a plain literal */
export function formsOf(field, value) {
	const text = quote(String(value));
	const padded = quote(`\u00a0 ${value}\u200b `);
	switch (field.type) {
		case 'boolean': {
			const words = value
				? ['true', 'TRUE', 'yes', 'on', '1']
				: ['false', 'FALSE', 'no', 'off', '0'];
			return [
				...same(String(value), value ? '1' : '0', padded, ...words.map(quote)),
				...BLANK,
				...refused('"perhaps"', '2', OBJECT, '[true]', '$now'),
			];
		}
		case 'number':
			return [
				...same(String(value), text, padded, quote(`+${value}`)),
				...BLANK,
				...refused('"many"', '"1,5"', OBJECT, '[1, 2]', 'true', '$now', 'NaN'),
			];
		case 'options': {
			const { name = value } = (field.options ?? []).find((option) => option.value === value) ?? {};
			return [
				...same(text, padded, quote(name), quote(String(value).toLowerCase())),
				...BLANK,
				...refused('"no such choice"', OBJECT, '["a", "b"]', '$now'),
			];
		}
		case 'multiOptions':
			return [
				...same(
					quote(value),
					quote(value.join(',')),
					quote(JSON.stringify(value)),
					quote(` ${value.join(' , ')}\u00a0`),
				),
				...BLANK,
				...refused('"no such choice"', '["no such choice"]', OBJECT, '[null]', '[[]]'),
			];
		case 'dateTime':
			return [
				...same(
					text,
					`DateTime.fromISO("${value}T15:00:00")`,
					`new Date("${value}T12:00:00Z")`,
					quote(`${value}T23:30:00.000-05:00`),
					quote(`${value}T10:00:00`),
					`Date.parse("${value}T12:00:00Z")`,
					padded,
				),
				...BLANK,
				...refused('"soon"', '"31.12.2026"', '"2026-02-30"', 'true', OBJECT, '[]'),
			];
		case 'json': {
			const parsed = JSON.parse(value);
			return [
				...same(text, quote(parsed).replaceAll('}}', '} }'), quote(` ${value}\u00a0`)),
				...BLANK,
				...refused('"{nonsense"', '42', 'true', Array.isArray(parsed) ? OBJECT : '[1]'),
			];
		}
		case 'resourceLocator':
			return [
				...same(text, String(value), padded),
				...BLANK,
				...refused('"no id"', OBJECT, 'true', '[1]'),
			];
		default: {
			const numeric = /^\d+$/.test(String(value)) ? same(String(value)) : [];
			const isSecret = field.typeOptions?.password === true;
			const spaced = isSecret || /^(value|text|overlayText)$/.test(field.name) ? [] : same(padded);
			const blank = isSecret || spaced.length === 0 ? BLANK.slice(0, 3) : BLANK;
			return [...same(text), ...numeric, ...spaced, ...blank, ...refused(OBJECT, '[{ a: 1 } ]')];
		}
	}
}

/**
 * What an expression's source comes to, outside n8n.
 *
 * @param {string} source
 * @param {typeof import('luxon').DateTime} DateTime
 * @returns {unknown}
 */
export function valueOfSource(source, DateTime) {
	return new Function('DateTime', '$now', `return (${source})`)(DateTime, DateTime.now());
}
