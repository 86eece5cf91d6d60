import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { readableText } from '../../../shared/outsideText';
import { outputItem, recordJson } from '../../../shared/item/outputItem';
import { markCopies } from '../../../shared/job/deleteCopies';
import { fetchText } from '../../../shared/job/fetchText';
import { inputDocument, requirePdf } from '../../../shared/job/inputDocument';
import { DOCUMENT_MODES } from '../../../shared/job/jobRun';
import { settingsOf, uploadOnce } from '../../../shared/job/runTask';
import { pageRange, pagesOf } from '../../../shared/pages/pageRange';
import { inputProperties } from '../../../shared/ui/input';
import { optionsCollection } from '../../../shared/ui/options';
import { objectIn } from '../../../shared/values/members';
import { Chain, type PlannedStep } from '../../executor/chain';
import type { ManualOperation, OperationRun } from '../../executor/types';
import { getProperties } from '../analyze/getProperties';
import { toText } from '../convertPdf/toText';
import { ocr } from '../enhance/ocr';
import { pageRangeField } from '../pageFields';
import { taskOptions } from '../taskOptions';
import { hasNextToNothing, pagesOfText } from './pagesOfText';

/** Text that is really there: what a PDF holds, and what its scanned pages show. */
export const textWithOcr: ManualOperation = {
	kind: 'manual',
	value: 'textWithOcr',
	name: 'Text, With OCR When Needed',
	action: 'Get the text of a PDF with OCR for scanned pages',
	description:
		'Get the text, and read scanned pages by OCR where there are some: one credit where every page has text, four where pages are read by OCR',
	properties: [
		...inputProperties(DOCUMENT_MODES),
		pageRangeField,
		...ocr.properties,
		optionsCollection(...taskOptions({ pdfInput: true, result: 'data', value: 'textWithOcr' })),
	],
	execute: async (run) => await getText(run),
};

/** A text, and which pages have how much of it. */
interface ReadText {
	text: string;
	/** By page, in order; absent where the service does not tell pages apart. */
	pages: string[] | undefined;
}

async function getText(run: OperationRun): Promise<INodeExecutionData[]> {
	const { parameters, record } = run;
	const input = await inputDocument(run, DOCUMENT_MODES);
	const range = pageRange(parameters.statedText('pageRange'), 'Page Range');
	const conversion = await toText.prepare(parameters);
	const recognition = await ocr.prepare(parameters);
	const measuring = await getProperties.prepare(parameters);
	const settings = settingsOf(run, 'text');
	await requirePdf(input);
	await uploadOnce(run, input, '.pdf');

	const { documentId } = record;
	const { password } = settings.body;
	const opening = password === undefined ? {} : { password };
	const reading = (more: IDataObject): PlannedStep => ({
		name: toText.name,
		endpoint: conversion.endpoint,
		body: { ...conversion.body, ...more },
	});
	const chain = new Chain(run);
	let read = await readText(run, (await chain.next(reading(settings.body), documentId)).documentId);
	let facts: IDataObject = { ocrPages: [], pagesWithoutText: [] };
	if (!read.pages || read.pages.some(hasNextToNothing)) {
		const measured = await chain.next(
			{
				name: getProperties.name,
				endpoint: measuring.endpoint,
				body: { ...measuring.body, ...opening },
				tells: true,
			},
			documentId,
		);
		const { numbers, scanned } = pagesIn(measured.state?.resultData, range);
		const before = emptyPages(read, numbers);
		const ocrPages = scanned.filter((page) => before?.includes(page) ?? true);
		let after = before;
		if (ocrPages.length > 0) {
			const { endpoint, body } = recognition;
			const step = { name: ocr.name, endpoint, body: { ...body, ...opening } };
			const searchable = (await chain.next(step, documentId)).documentId;
			const textOfIt = (await chain.next(reading(opening), searchable)).documentId;
			read = await readText(run, textOfIt);
			after = emptyPages(read, numbers);
			facts.searchableDocumentId = searchable;
		}
		facts = { ...facts, ocrPages, pagesWithoutText: after ?? [] };
		remark(run, read, ocrPages, after ?? []);
	}
	if (settings.deleteCopies) {
		const uploads = input.file ? [documentId] : [];
		markCopies(run, [...uploads, ...chain.results]);
		delete facts.searchableDocumentId;
	}
	return [outputItem(run.itemIndex, { ...recordJson(record), ...facts, text: read.text })];
}

async function readText(run: OperationRun, documentId = ''): Promise<ReadText> {
	const result = { documentId, extensions: ['.txt'], fallbackName: 'text' };
	const item = await fetchText(run, result, false);
	// They are those of a text file that nobody gets.
	delete run.record.fileName;
	delete run.record.fileSize;
	const [name] = run.record.inputNames ?? [];
	if (name) run.record.fileName = name;
	const text = String(item.json.text);
	return { text, pages: pagesOfText(text) };
}

/** The pages that were asked for, and those of them that are pictures. */
function pagesIn(told: unknown, range: string): { numbers: number[]; scanned: number[] } {
	const { pagesInfo } = objectIn(told);
	const pages = Array.isArray(pagesInfo) ? pagesInfo.map(objectIn) : [];
	const wanted = range ? pagesOf(range) : undefined;
	// The member is called an index, but counts from 1.
	const numbers = pages
		.map((page, index) => Number(page.pageIndex ?? index + 1))
		.filter((page) => wanted?.includes(page) ?? true);
	const isScanned = (number: number) =>
		pages.some(
			(page, index) => (page.pageIndex ?? index + 1) === number && page.isScanned === true,
		);
	return { numbers, scanned: numbers.filter(isScanned) };
}

/** The numbers of the pages with next to no text; `undefined` where the text does not tell. */
function emptyPages({ pages }: ReadText, numbers: readonly number[]): number[] | undefined {
	// A line end can stand at the end of the whole, too.
	const isLonger = pages?.length === numbers.length + 1 && pages.at(-1)?.trim() === '';
	const own = isLonger ? pages.slice(0, -1) : pages;
	if (own?.length !== numbers.length) return undefined;
	return numbers.filter((_, index) => hasNextToNothing(own[index] ?? ''));
}

function remark(
	run: OperationRun,
	{ text }: ReadText,
	ocrPages: readonly number[],
	without: readonly number[],
): void {
	const [name] = run.record.inputNames ?? [];
	const document = name ? `"${readableText(name, 100)}"` : 'The document';
	const still = ocrPages.filter((page) => without.includes(page));
	if (still.length > 0) {
		run.remark(
			`${document}: OCR has found next to no text on page ${still.join(', ')}. Check Languages`,
		);
	} else if (ocrPages.length === 0 && hasNextToNothing(text)) {
		run.remark(`${document} has next to no text, and Foxit sees no scanned page in it`);
	}
}
