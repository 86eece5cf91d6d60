import type { IDataObject } from 'n8n-workflow';

import { inputFailure, type FoxitFailure } from '../../shared/failure';
import { checkData } from '../template/checkData';
import type { Finding } from '../template/finding';
import { inWords } from '../template/place';
import type { Template } from '../template/template';
import type { DocGenRun } from './docGenRun';

/** Findings that a message names after the first. */
const MAX_OTHERS = 5;
/** Tags without data that one sentence names. */
const MAX_TAGS = 30;

/**
 * Checks a template and the data for it before a credit is spent, as the option says: the service
 * renders what it does not understand as blanks, and charges for it.
 *
 * @throws FoxitFailure `input` when the user wants the item to stop for it
 */
export function checkBefore(run: DocGenRun, template: Template, data: IDataObject): void {
	const choice = run.parameters.collection('options').choice('beforeGenerating');
	if (choice === 'off') return;
	const ofTemplate = warningsAmong(template.report.findings);
	const ofData = warningsAmong(checkData(template.report, data).findings);
	if (choice === 'stop') {
		const [first] = [...ofTemplate, ...ofData];
		if (first) throw stopped(first, [...ofTemplate, ...ofData].slice(1), ofTemplate.length > 0);
		return;
	}
	for (const sentence of sentencesOf([...ofTemplate, ...ofData])) {
		run.session.remarks.add(sentence, run.itemIndex);
	}
}

/** What findings say; several tags without data are said in one. */
function sentencesOf(findings: readonly Finding[]): string[] {
	const missing = findings.filter(({ code, tag }) => code === 'missingData' && tag !== undefined);
	if (missing.length < 2) return findings.map(({ message, advice }) => `${message}. ${advice}`);
	const shown = missing.slice(0, MAX_TAGS).map(({ tag, similar, part, paragraph, table, row }) => {
		const place = part !== undefined && paragraph !== undefined ? { part, paragraph } : undefined;
		const details = [
			...(place ? [inWords({ ...place, ...(table !== undefined && { table, row }) })] : []),
			...(similar ? [`the data has "${similar}"`] : []),
		];
		return `"${tag}"${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
	});
	const more = missing.length - shown.length;
	const names = shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
	const others = findings.filter((finding) => !missing.includes(finding));
	return [
		`${missing.length} tags have no data, and Foxit renders blanks in their place: ${names}. Names must be the same, capitals included. Add them to the data, or remove the tags from the template. Send null or empty text for a blank that is meant.`,
		...sentencesOf(others),
	];
}

function warningsAmong(findings: readonly Finding[]): Finding[] {
	return findings.filter(({ severity }) => severity === 'warning');
}

function stopped(first: Finding, others: readonly Finding[], isTemplate: boolean): FoxitFailure {
	const shown = others.slice(0, MAX_OTHERS).map(({ message }) => `${message}.`);
	const more = others.length - shown.length;
	const rest = more > 0 ? [`And ${more} more.`] : [];
	const also = shown.length > 0 ? ['Also:', ...shown, ...rest] : [];
	return inputFailure(first.message, {
		parameter: isTemplate ? 'Template' : 'Data',
		advice: [
			first.advice,
			...also,
			'Nothing was sent. The option Before Generating decides what happens in such a case.',
		].join(' '),
	});
}
