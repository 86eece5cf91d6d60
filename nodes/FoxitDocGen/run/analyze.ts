import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { FoxitFailure } from '../../shared/failure';
import { outputItem, recordJson } from '../../shared/item/outputItem';
import { submitOnce } from '../../shared/job/submitOnce';
import { objectIn, toText } from '../../shared/values/members';
import type { DocGenRun } from './docGenRun';
import { expectedTemplate } from './templateSource';

/** The names that the service finds in a template. */
export interface AnalyzedTags {
	scalars: string[];
	/** Names of the arrays that rows repeat for. */
	loops: string[];
}

/** Lists a template's tags as the service sees them. */
export async function analyze(run: DocGenRun): Promise<INodeExecutionData[]> {
	const { session, signals, parameters } = run;
	const simplify = parameters.booleanIfSet('simplify') ?? true;
	const template = await expectedTemplate(run);
	const answer = await submitOnce(
		run,
		async () => await session.docGen.analyze(template.encoded, signals.stop),
	);
	run.record.fileName = template.fileName;
	// The raw answer is for those whose tags come in a form that is not known here.
	const isRaw = !simplify && Boolean(answer);
	const shown: IDataObject = isRaw ? { data: answer as IDataObject } : { ...readTags(answer) };
	return [outputItem(run.itemIndex, recordJson(run.record, shown))];
}

/**
 * Reads the answer of AnalyzeDocumentBase64 in both forms that clients have seen: names separated by
 * commas, or arrays of names (docs/contract/docgen.md#analyze-a-template).
 *
 * @throws FoxitFailure `unreadableAnswer` when it has neither member
 */
export function readTags(answer: unknown): AnalyzedTags {
	const members = { ...objectIn(objectIn(answer).data), ...objectIn(answer) };
	const { singleTagsString: single, doubleTagsString: double } = members;
	if (single === undefined && double === undefined) {
		throw new FoxitFailure('unreadableAnswer', "Foxit's answer lists no tags");
	}
	return { scalars: namesIn(single), loops: namesIn(double) };
}

function namesIn(value: unknown): string[] {
	const parts = Array.isArray(value) ? value.map(toText) : toText(value).split(',');
	return [...new Set(parts.map(bareName).filter(isName))];
}

/** Whether names come with braces, switches or loop words is not known: without them all are alike. */
function bareName(text: string): string {
	const [beforeSwitch = ''] = text.replace(/[{}]/g, '').split('\\', 1);
	return beforeSwitch.replace(/^\s*Table(Start|End)\s*:/i, '').trim();
}

/** A comma may also have stood in a numeric picture, of which no part is a name. */
function isName(text: string): boolean {
	return text !== '' && !/["#]/.test(text);
}
