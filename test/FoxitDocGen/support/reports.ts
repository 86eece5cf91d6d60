/** What the check has read in a template, without a template. */
import type {
	TemplateField,
	TemplateReport,
} from '../../../nodes/FoxitDocGen/template/checkTemplate';

const PLACE = { part: 'word/document.xml', paragraph: 1 };

function field(written: string): TemplateField {
	const [, name = '', picture = ''] = /^(.*?)([@#]?)$/.exec(written) ?? [];
	const pictures = new Set([picture as '' | '@' | '#']);
	return { name, place: PLACE, morePlaces: 0, pictures };
}

/** Names end with `@` under a date picture, and with `#` under a numeric one. */
export function report({
	fields = [],
	loops = {},
}: {
	fields?: readonly string[];
	loops?: Record<string, readonly string[]>;
}): TemplateReport {
	return {
		fields: fields.map(field),
		loops: Object.entries(loops).map(([name, members]) => ({
			...{ name, place: PLACE, morePlaces: 0, fields: members.map(field) },
		})),
		findings: [],
	};
}
