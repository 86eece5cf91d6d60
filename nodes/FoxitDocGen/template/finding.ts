import { inWords, type Place } from './place';

/** What can be wrong with a template, or with data for it. */
export type FindingCode =
	| 'ambiguousDate'
	| 'curlyQuotes'
	| 'currencyKeyword'
	| 'dateSent'
	| 'emptyLoop'
	| 'emptyPicture'
	| 'ignoredSwitch'
	| 'loopNotArray'
	| 'loopOutsideTable'
	| 'loopRows'
	| 'loopSpelling'
	| 'loopsInOneRow'
	| 'missingData'
	| 'nearSizeLimit'
	| 'nestedLoop'
	| 'noTags'
	| 'notDate'
	| 'notEvaluated'
	| 'notNumber'
	| 'notText'
	| 'rowNumberOutsideLoop'
	| 'splitTag'
	| 'strayBraces'
	| 'sumOutsideTable'
	| 'tagElsewhere'
	| 'unbalancedLoop'
	| 'unknownSwitch'
	| 'unreadableTag'
	| 'unusedData';

/** Something that a template's author should know before paying for a document. */
export interface Finding extends Partial<Place> {
	/** A `warning` most likely spoils the document; a `note` may well be meant so. */
	severity: 'warning' | 'note';
	code: FindingCode;
	/** What is there, and what the service makes of it. */
	message: string;
	/** How to get on. */
	advice: string;
	/** The tag that it is about, as it is written. */
	tag?: string;
	/** A name in the data that is like the missing one. */
	similar?: string;
	/** How many more places it is about; the first one is told. */
	morePlaces?: number;
}

/** A finding with its place, which the message names as well. */
export function placed(
	finding: Finding,
	{ part, paragraph, table, row }: Place,
	more = 0,
): Finding {
	const others = more > 0 ? `, and ${more} more ${more === 1 ? 'place' : 'places'}` : '';
	const place = { part, paragraph, ...(table !== undefined && { table, row }) };
	return {
		...finding,
		message: `${finding.message} (${inWords(place)}${others})`,
		...place,
		...(more > 0 && { morePlaces: more }),
	};
}
