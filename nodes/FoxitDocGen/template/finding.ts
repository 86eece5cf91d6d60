/** What can be wrong with a template, or with data for it. */
export type FindingCode =
	| 'curlyQuotes'
	| 'currencyKeyword'
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
	| 'notEvaluated'
	| 'notText'
	| 'rowNumberOutsideLoop'
	| 'splitTag'
	| 'strayBraces'
	| 'sumOutsideTable'
	| 'unbalancedLoop'
	| 'unknownSwitch'
	| 'unreadableTag'
	| 'unusedData';

/** Something that a template's author should know before paying for a document. */
export interface Finding {
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
	/** The part of the document, e.g. `word/header1.xml`. */
	part?: string;
}
