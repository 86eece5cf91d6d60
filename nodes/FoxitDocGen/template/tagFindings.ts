import type { Finding } from './finding';
import type { PlacedTag } from './readTags';
import type { Picture, TagKind } from './tag';

/** With one of them inside, Foxit knows no tag. */
export const CURLY_QUOTES = /[“”„‟«»‘’‚‛]/;
const RETYPE =
	'Delete the whole tag and type it again without a pause, or paste it as plain text, with spelling and AutoFormat off.';

/** Kinds of tags that Foxit does not render. */
const TROUBLE: Partial<Record<TagKind, Pick<Finding, 'code' | 'advice'> & { what: string }>> = {
	arithmetic: {
		code: 'notEvaluated',
		what: 'asks for arithmetic, which Foxit does not do',
		advice:
			'Compute the value in the workflow and send it as a field of its own. Only {{=SUM(ABOVE)}} is known.',
	},
	filter: {
		code: 'notEvaluated',
		what: 'uses a filter, which Foxit does not know',
		advice: 'Use a picture in its place, e.g. {{ total \\# "$#,##0.00" }}.',
	},
	unreadable: {
		code: 'unreadableTag',
		what: 'is not a tag that Foxit is known to understand',
		advice:
			'Names are made of letters, digits and underscores, with dots between the parts, e.g. {{customer.name}}.',
	},
};

/**
 * What can be said of one tag by itself.
 *
 * @param writtenByWord whether Word itself wrote the template: it has its own way with currencies
 */
export function tagFindings(tag: PlacedTag, writtenByWord: boolean): Finding[] {
	const findings: Finding[] = [];
	const warn = (code: Finding['code'], message: string, advice: string) =>
		findings.push({ severity: 'warning', code, message, advice, tag: tag.source });

	if (tag.split) {
		warn(
			'splitTag',
			`${tag.source} is split into several runs of text, by formatting or by Word's spell-checker: Foxit may not recognise it`,
			RETYPE,
		);
	}
	if (CURLY_QUOTES.test(tag.source)) {
		warn(
			'curlyQuotes',
			`${tag.source} has typographic quotes: Foxit may not recognise it`,
			'Replace them with straight quotes ("). Word puts typographic ones in by AutoFormat.',
		);
	}
	if (tag.misspelt) {
		const word = tag.kind === 'loopStart' ? 'TableStart' : 'TableEnd';
		warn(
			'loopSpelling',
			`${tag.source} is not written as Foxit knows it: the row is not repeated`,
			`Write {{${word}:${tag.name}}}. Capitals count, and there is no blank before the colon.`,
		);
	}
	const trouble = TROUBLE[tag.kind];
	if (trouble) warn(trouble.code, `${tag.source} ${trouble.what}`, trouble.advice);
	if (tag.kind === 'sum' && !tag.inRow) {
		warn(
			'sumOutsideTable',
			`${tag.source} is not in a table, so there is no column to sum`,
			'Put it into the row right below the loop, in the column to sum.',
		);
	}
	findings.push(...switchFindings(tag, writtenByWord));
	return findings;
}

function switchFindings(
	{ source, picture, otherSwitches = [] }: PlacedTag,
	writtenByWord: boolean,
): Finding[] {
	const findings: Finding[] = [];
	for (const letter of new Set(otherSwitches)) {
		findings.push(
			letter === '*'
				? {
						severity: 'note',
						code: 'ignoredSwitch',
						message: `${source} has the switch \\*, which Foxit ignores: the value comes out as it is`,
						advice: 'Send the value in the form that the document needs.',
						tag: source,
					}
				: {
						severity: 'warning',
						code: 'unknownSwitch',
						message: `${source} has the switch \\${letter}, which Foxit is not known to understand`,
						advice: 'Foxit knows \\@ for dates and \\# for numbers.',
						tag: source,
					},
		);
	}
	if (!writtenByWord && picture?.switch === '#' && /^currency$/i.test(picture.text)) {
		findings.push({
			severity: 'warning',
			code: 'currencyKeyword',
			message: `${source} comes out blank in templates that were not written by Word itself`,
			advice: 'Use a picture in its place, e.g. \\# "$#,##0.00".',
			tag: source,
		});
	} else if (picture && !showsValue(picture)) {
		findings.push({
			severity: 'warning',
			code: 'emptyPicture',
			message: `${source} has a picture without a place for the value: only its own text comes out`,
			advice: 'Write e.g. \\# "$#,##0.00" for a number, \\@ "MM/dd/yyyy" for a date.',
			tag: source,
		});
	}
	return findings;
}

/** Whether a picture has a place for a digit, or for a part of a date. Text in apostrophes is neither. */
function showsValue({ switch: letter, text }: Picture): boolean {
	if (letter === '#' && /^currency$/i.test(text)) return true;
	const bare = text.replace(/'[^']*'?/g, '');
	return (letter === '#' ? /[#0x]/ : /[dmyhs]|am\/pm/i).test(bare);
}

/** A tag that stands where nobody has seen the service put a value. */
export function tagElsewhere(source: string): Finding {
	return {
		severity: 'warning',
		code: 'tagElsewhere',
		message: `${source} stands in an equation, a chart or a diagram, where Foxit is not known to look for tags`,
		advice: 'Put it into plain text: a paragraph, a cell of a table or a text box.',
		tag: source,
	};
}

/** Braces that open or close nothing. */
export const STRAY_BRACES: Finding = {
	severity: 'warning',
	code: 'strayBraces',
	message:
		'Some double braces have no counterpart: a tag must begin and end in one paragraph and line',
	advice: 'Write tags as {{name}}, in one line and with two braces on each side.',
};
