/**
 * Random templates and data. What the check finds in order comes out filled; what it warns of does not. The
 * preview shows the same.
 */
import fc from 'fast-check';

import { fill, textOf } from '../../nodes/FoxitDocGen/preview/fill';
import { blocksOf } from '../../nodes/FoxitDocGen/preview/preview';
import { checkTemplate, type TemplateReport } from '../../nodes/FoxitDocGen/template/checkTemplate';
import { checkData } from '../../nodes/FoxitDocGen/template/checkData';
import { documentValues } from '../../nodes/FoxitDocGen/template/documentValues';
import { readDocx } from '../../nodes/FoxitDocGen/template/docx';
import type { Finding, FindingCode } from '../../nodes/FoxitDocGen/template/finding';
import { word } from '../FoxitDocGen/support/words';
import { answerTo } from '../sandbox/docgen/docgen-client';
import { paragraphsOf } from '../sandbox/docgen/raw-template';
import { useSandbox } from '../support/use-sandbox';
import { CLOSE, OPEN, samples, type Sample } from './support/random';

const sandbox = useSandbox();

/** Warnings that do not say that a blank or a tag stays. */
const OTHER_WARNINGS: readonly FindingCode[] = [
	...(['splitTag', 'emptyPicture', 'noTags'] as const),
	// The value comes out as it is.
	...(['notDate', 'notNumber'] as const),
	// The row is there once, with values from outside the loop.
	'loopSpelling',
];

/** A template, and what the check finds in it. */
interface Template {
	docx: Buffer;
	report: TemplateReport;
}

/** Depends on a sample's template alone, so samples that share their blocks share it. */
const made = new WeakMap<Sample['body'], Promise<Template>>();

async function templateOf({ body, application }: Sample): Promise<Template> {
	const known = made.get(body);
	if (known) return await known;
	const make = async () => {
		const docx = await word(body, application === undefined ? {} : { application });
		return { docx, report: await checkTemplate(await readDocx(docx, 'Template')) };
	};
	const template = make();
	made.set(body, template);
	return await template;
}

async function warningsOf(sample: Sample): Promise<Finding[]> {
	const { data } = sample;
	const { report } = await templateOf(sample);
	const { values } = documentValues(report, data, 'Europe/Paris');
	return [...report.findings, ...checkData(report, values).findings].filter(
		({ severity }) => severity === 'warning',
	);
}

const slotsIn = (text: string) =>
	[...text.matchAll(new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g'))].map(
		([, inside = '']) => inside,
	);

const now = new Date();
const TODAY = {
	...{ year: now.getUTCFullYear(), month: now.getUTCMonth() + 1, day: now.getUTCDate() },
	...{ hour: 0, minute: 0, second: 0 },
};

/** The same of the preview. */
async function previewedSlots(sample: Sample): Promise<string[] | undefined> {
	const { docx, report } = await templateOf(sample);
	const document = await readDocx(docx, 'Template');
	const { values } = documentValues(report, sample.data, 'Europe/Paris');
	const { writtenByWord } = document;
	const filled = fill(await blocksOf(document), values, { today: TODAY, writtenByWord });
	return filled && slotsIn(textOf(filled.parts.flat(), '\n'));
}

/** What stands between the marks in the document, or nothing where the service refuses the template. */
async function slotsOf(sample: Sample): Promise<string[] | undefined> {
	const { docx, report } = await templateOf(sample);
	const { values } = documentValues(report, sample.data, 'Europe/Paris');
	const answer = await answerTo(sandbox, docx, values);
	if (answer.status === 400) return undefined;
	expect(answer.status).toBe(200);
	const filled = Buffer.from(answer.body.base64FileString ?? '', 'base64');
	const text = (await paragraphsOf(filled)).join('\n');
	return slotsIn(text);
}

/** Whether some value of the data is a blank that is meant, so that slots may be empty. */
function hasBlanks(value: unknown): boolean {
	if (value === null || value === '') return true;
	return typeof value === 'object' && Object.values(value).some(hasBlanks);
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
		return 'rows' in block ? block.rows.map((row) => row.map(String).join('')) : [];
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
	? { numRuns: Number(process.env.DOCGEN_RUNS), seed: Date.now() }
	: { numRuns: 250, seed: 1 };
const counts = { ready: 0, warned: 0 };

async function holds(sample: Sample): Promise<void> {
	const warnings = (await warningsOf(sample)).map(({ code }) => code);
	const slots = await slotsOf(sample);
	expect(await previewedSlots(sample)).toEqual(slots);
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

/** Texts that are nearly dates or numbers. */
const nearly = fc.oneof(
	fc
		.tuple(
			fc.constantFrom('2026', '1999', '26', '0001'),
			fc.constantFrom('-', '/', '.', ' '),
			fc.constantFrom('1', '02', '12', '13', 'Feb', 'May', 'sept', 'month'),
			fc.constantFrom('0', '3', '29', '30', '31', '3rd', '32'),
			fc.constantFrom('', 'T10:20', ' 9:05 pm', 'T24:00:00', 'T10:20:30.5Z', ', 13:00 am'),
			fc.constantFrom('ymd', 'mdy', 'dmy'),
		)
		.map(([y, sign, m, d, clock, order]) => {
			const part: Record<string, string> = { y, m, d };
			return [...order].map((letter) => part[letter] ?? '').join(sign) + clock;
		}),
	fc.stringMatching(/^[-+(]?[$€]? ?[-+]?\d{0,4}[,.]?\d{0,3}[.,]?\d{0,2} ?[%$]?\)?$/),
	fc.oneof(fc.double(), fc.integer(), fc.boolean()),
);
const PICTURES = ['\\@ "~yyyy~MM~dd~"', '\\# "~0.000~"'];

it.each(PICTURES)('hold for values under the picture %s', async (picture) => {
	const values = fc.sample(nearly, { seed: RUNS.seed, numRuns: RUNS.numRuns * 5 });
	const blank = (value: unknown) => typeof value === 'string' && value.trim() === '';
	const list = values.filter((value) => !blank(value));
	const body = [
		{ rows: [[`{{TableStart:list}}${OPEN}{{x ${picture}}}${CLOSE}{{TableEnd:list}}`]] },
	];
	const found = await Promise.all(
		list.map(async (x) => (await warningsOf({ body, data: { list: [{ x }] } })).length > 0),
	);
	const slots = await slotsOf({ body, data: { list: list.map((x) => ({ x })) } });
	expect(await previewedSlots({ body, data: { list: list.map((x) => ({ x })) } })).toEqual(slots);
	const shown = list.map((x, index) => ({ x, isShown: slots?.[index]?.includes('~') }));
	expect(shown).toEqual(list.map((x, index) => ({ x, isShown: !found[index] })));
	expect(found.filter(Boolean).length).toBeGreaterThan(list.length / 10);
});

afterAll(() => {
	if (!process.env.DOCGEN_RUNS) return;
	process.stdout.write(`${counts.ready} ready and filled, ${counts.warned} warned of and not\n`);
});
