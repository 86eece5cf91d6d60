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
import { objectIn, toText as textIn } from '../../../shared/values/members';
import { Chain, type PlannedStep, type StepResult } from '../../executor/chain';
import type { ManualOperation, OperationRun, TaskOperation } from '../../executor/types';
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
		'Get the text, and read scanned pages by OCR. It costs one credit if every page has text, and four if pages are read by OCR.',
	properties: [
		...inputProperties(DOCUMENT_MODES),
		pageRangeField,
		...ocr.properties,
		optionsCollection(
			...taskOptions({
				inputModes: DOCUMENT_MODES,
				pdfInput: true,
				result: 'data',
				value: 'textWithOcr',
			}),
		),
	],
	execute: async (run) => await getText(run),
};

/** A text, and which pages have how much of it. */
interface ReadText {
	text: string;
	/** By page, in order; absent where the service does not tell pages apart. */
	pages: string[] | undefined;
}

/** Text, properties, OCR, and the text of what OCR has made. */
const MOST_CREDITS = 4;

/** The steps that may be needed, their parameters checked. */
interface Steps {
	/** Of the text that is there, and of what OCR has made. */
	text: PlannedStep;
	textAfterOcr: PlannedStep;
	properties: PlannedStep;
	ocr: PlannedStep;
	range: string;
}

async function stepsOf({ parameters }: OperationRun, first: IDataObject): Promise<Steps> {
	const range = pageRange(parameters.statedText('pageRange'), 'Page Range');
	const opening = first.password === undefined ? {} : { password: first.password };
	const step = async ({ name, prepare }: TaskOperation, more: IDataObject) => {
		const { endpoint, body } = await prepare(parameters);
		return { name, endpoint, body: { ...body, ...more } };
	};
	return {
		text: await step(toText, first),
		textAfterOcr: await step(toText, opening),
		properties: { ...(await step(getProperties, opening)), tells: true },
		ocr: await step(ocr, opening),
		range,
	};
}

async function getText(run: OperationRun): Promise<INodeExecutionData[]> {
	const { record, session } = run;
	const input = await inputDocument(run, DOCUMENT_MODES);
	const settings = settingsOf(run, 'text');
	const steps = await stepsOf(run, settings.body);
	await requirePdf(input);

	// Kept until the end, so that a limit does not stop the item half-way.
	session.credits.hold(record, MOST_CREDITS - (record.steps?.length ?? 0));
	const chain = new Chain(run);
	let found: Found;
	try {
		await uploadOnce(run, input, '.pdf');
		found = await findText(run, chain, steps);
	} finally {
		session.credits.release(record);
	}
	if (settings.deleteCopies) {
		const uploads = input.file ? [record.documentId] : [];
		markCopies(run, [...uploads, ...chain.results]);
		delete found.searchableDocumentId;
	}
	return [outputItem(run.itemIndex, { ...recordJson(record), ...found })];
}

/** What is put out besides the ids. */
interface Found extends IDataObject {
	/** Pages that were read by OCR. */
	ocrPages: number[];
	/** Pages that have next to no text in the end. */
	pagesWithoutText: number[];
	searchableDocumentId?: string;
	text: string;
}

async function findText(run: OperationRun, chain: Chain, steps: Steps): Promise<Found> {
	const { documentId } = run.record;
	const there = await readText(run, await chain.next(steps.text, documentId));
	if (there.pages?.some(hasNextToNothing) === false) {
		return { ocrPages: [], pagesWithoutText: [], text: there.text };
	}
	const { state } = await chain.next(steps.properties, documentId);
	const { numbers, scanned } = pagesIn(state?.resultData, steps.range);
	const empty = emptyPages(there, numbers);
	const ocrPages = scanned.filter((page) => empty?.includes(page) ?? true);
	if (ocrPages.length === 0) {
		if (hasNextToNothing(there.text)) {
			run.remark(
				`${nameOf(run)} has almost no text, and Foxit found no scanned page among the chosen pages`,
			);
		}
		return { ocrPages, pagesWithoutText: empty ?? [], text: there.text };
	}
	const searchable = await chain.next(steps.ocr, documentId);
	const read = await readText(run, await chain.next(steps.textAfterOcr, searchable.documentId));
	const still = emptyPages(read, numbers) ?? [];
	const inVain = ocrPages.filter((page) => still.includes(page));
	if (inVain.length > 0) {
		run.remark(
			`${nameOf(run)}: OCR has found almost no text on page ${inVain.join(', ')}. Check Languages`,
		);
	}
	return {
		ocrPages,
		pagesWithoutText: still,
		...(searchable.documentId && { searchableDocumentId: searchable.documentId }),
		text: read.text,
	};
}

function nameOf({ record }: OperationRun): string {
	const [name] = record.inputNames ?? [];
	return name ? `"${readableText(name, 100)}"` : 'The document';
}

async function readText(run: OperationRun, { documentId = '' }: StepResult): Promise<ReadText> {
	const result = { documentId, extensions: ['.txt'], fallbackName: 'text' };
	const item = await fetchText(run, result, false);
	// They are those of a text file that nobody gets.
	delete run.record.fileName;
	delete run.record.fileSize;
	const [name] = run.record.inputNames ?? [];
	if (name) run.record.fileName = name;
	const text = textIn(item.json.text);
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
