/**
 * Random templates and data. What the check finds in order comes out filled; what it warns of does not.
 */
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { checkData } from '../../nodes/FoxitDocGen/template/checkData';
import type { Finding, FindingCode } from '../../nodes/FoxitDocGen/template/finding';
import { reportOf, word } from '../FoxitDocGen/support/words';
import { answerTo } from '../sandbox/docgen/docgen-client';
import { paragraphsOf } from '../sandbox/docgen/raw-template';
import { useSandbox } from '../support/use-sandbox';
import { CLOSE, OPEN, samples, type Sample } from './support/random';

const sandbox = useSandbox();

/** Warnings that do not say that a blank or a tag stays. */
const OTHER_WARNINGS: readonly FindingCode[] = [
	...(['splitTag', 'emptyPicture', 'noTags'] as const),
	// The row is there once, with values from outside the loop.
	'loopSpelling',
];

async function warningsOf({ body, data, application }: Sample): Promise<Finding[]> {
	const report = await reportOf(body, application === undefined ? {} : { application });
	return [...report.findings, ...checkData(report, data as IDataObject).findings].filter(
		({ severity }) => severity === 'warning',
	);
}

/** What stands between the marks in the document, or nothing where the service refuses the template. */
async function slotsOf({ body, data, application }: Sample): Promise<string[] | undefined> {
	const template = await word(body, application === undefined ? {} : { application });
	const answer = await answerTo(sandbox, template, data);
	if (answer.status === 400) return undefined;
	expect(answer.status).toBe(200);
	const docx = Buffer.from(answer.body.base64FileString ?? '', 'base64');
	const text = (await paragraphsOf(docx)).join('\n');
	const slots = [...text.matchAll(new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g'))];
	return slots.map(([, inside = '']) => inside);
}

/** Whether some value of the data is a blank that is meant, so that slots may be empty. */
function hasBlanks(value: unknown): boolean {
	if (value === null || value === '') return true;
	return typeof value === 'object' && Object.values(value as object).some(hasBlanks);
}

const isLeft = (slot: string) => /\{\{|\}\}/.test(slot);
const isFilled = (slot: string) => slot !== '' && !isLeft(slot);

function rowsOf(data: object, path: string): number {
	let value: unknown = data;
	for (const step of path.split('.')) value = (value as Record<string, unknown> | null)?.[step];
	return Array.isArray(value) ? value.length : 0;
}

const loopsIn = (text: string) =>
	[...text.matchAll(/\{\{TableStart:([^}]*)\}\}/g)].map(([, name = '']) => name);

function textsOf({ body }: Sample): string[] {
	return body.flatMap((block) => {
		if (typeof block === 'string') return [block];
		return 'rows' in block ? block.rows.map((row) => row.join('')) : [];
	});
}

function hasLoopWithoutRows(sample: Sample): boolean {
	return textsOf(sample).some((text) =>
		loopsIn(text).some((loop) => rowsOf(sample.data, loop) === 0),
	);
}

/** How many slots a document has when each loop has its rows. */
function expectedSlots(sample: Sample): number {
	let slots = 0;
	for (const text of textsOf(sample)) {
		const [loop] = loopsIn(text);
		slots += (text.split(OPEN).length - 1) * (loop === undefined ? 1 : rowsOf(sample.data, loop));
	}
	return slots;
}

/** The same ones each time, unless more are asked for, e.g. `DOCGEN_RUNS=5000`. */
const RUNS = process.env.DOCGEN_RUNS
	? { numRuns: Number(process.env.DOCGEN_RUNS) }
	: { numRuns: 300, seed: 1 };
const counts = { ready: 0, warned: 0 };

async function holds(sample: Sample): Promise<void> {
	const warnings = (await warningsOf(sample)).map(({ code }) => code);
	const slots = await slotsOf(sample);
	if (warnings.length === 0) {
		counts.ready += 1;
		expect(slots).toHaveLength(expectedSlots(sample));
		expect(slots?.filter(isLeft)).toEqual([]);
		if (!hasBlanks(sample.data)) expect(slots?.filter((slot) => !isFilled(slot))).toEqual([]);
		return;
	}
	if (warnings.every((code) => OTHER_WARNINGS.includes(code))) return;
	// What is warned of does not show in a row that is not there.
	if (hasLoopWithoutRows(sample)) return;
	counts.warned += 1;
	const isWhole = slots?.length === expectedSlots(sample) && slots.every(isFilled);
	expect({ isWhole, warnings, slots }).toMatchObject({ isWhole: false });
}

it('hold for one paragraph, table or loop', async () => {
	await fc.assert(fc.asyncProperty(samples({ minLength: 1, maxLength: 1 }), holds), RUNS);
	expect(Math.min(counts.ready, counts.warned)).toBeGreaterThan(RUNS.numRuns / 10);
});

it('hold for several together', async () => {
	await fc.assert(fc.asyncProperty(samples({ minLength: 2, maxLength: 6 }), holds), RUNS);
});

afterAll(() => {
	if (!process.env.DOCGEN_RUNS) return;
	process.stdout.write(`${counts.ready} ready and filled, ${counts.warned} warned of and not\n`);
});
