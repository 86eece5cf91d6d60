import { inputFailure } from '../../../shared/failure';

/** A step by its value and its name. */
export interface NamedStep {
	value: string;
	name: string;
}

interface Rule {
	/** The step whose effect is lost. */
	done: string;
	/** The later steps that take it away. */
	by: (later: string) => boolean;
	/** What becomes of it. */
	because: string;
}

/** Last steps whose result is not the PDF itself. */
const CONVERSIONS = new Set([
	...['extractText', 'split', 'structuralExtract'],
	...['toExcel', 'toHtml', 'toImages', 'toPowerPoint', 'toText', 'toWord'],
]);
/** Last steps that only look at the PDF, or hand it on. */
const LEAVES_AS_IT_IS = new Set(['createShareLink', 'getProperties']);

const RULES: readonly Rule[] = [
	{
		done: 'linearize',
		by: (later) => !LEAVES_AS_IT_IS.has(later),
		because: 'it rewrites the file, which is then no longer linearized',
	},
	{
		done: 'protect',
		by: (later) => CONVERSIONS.has(later),
		because: 'its result has no password',
	},
	{
		done: 'protect',
		by: (later) => later === 'removePassword' || later === 'protect',
		because: 'it changes the protection',
	},
	{
		done: 'compress',
		by: (later) => ['importFormData', 'ocr', 'watermark'].includes(later),
		because: 'what it adds is not compressed',
	},
	{
		done: 'flatten',
		by: (later) => later === 'importFormData',
		because: 'no form field is left to fill in',
	},
];

/**
 * Finds a step that takes away what an earlier one has been paid for.
 *
 * @param steps all of a chain, in order
 * @throws FoxitFailure `input` that names both
 */
export function refuseUndoing(steps: readonly NamedStep[]): void {
	for (const [at, earlier] of steps.entries()) {
		for (const [offset, later] of steps.slice(at + 1).entries()) {
			const rule = RULES.find(({ done, by }) => done === earlier.value && by(later.value));
			if (!rule) continue;
			const place = at + 1 + offset + 1;
			throw inputFailure(
				`Step ${place} (${later.name}) undoes step ${at + 1} (${earlier.name}): ${rule.because}`,
				{
					parameter: 'Steps',
					failedStep: place,
					advice: `${adviceFor(earlier, later)} If this order is meant, turn on Allow Undoing Steps in the options.`,
				},
			);
		}
	}
}

function adviceFor(earlier: NamedStep, later: NamedStep): string {
	return CONVERSIONS.has(later.value) || earlier.value === later.value
		? `Take ${earlier.name} out.`
		: `Put ${earlier.name} after ${later.name}.`;
}
