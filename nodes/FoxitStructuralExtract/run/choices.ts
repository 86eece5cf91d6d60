import { inputFailure } from '../../shared/failure';
import { collectionOf, numberWithin, textOf, type Parameters } from '../../shared/item/parameters';
import { pageRange } from '../../shared/pages/pageRange';
import { toText } from '../../shared/toText';
import { defaultMaxCharacters, defaultOverlapCharacters } from '../elements/chunker';
import { ELEMENT_TYPES } from '../elements/rawElement';
import { DEFAULT_READ_LIMITS, type ReadLimits } from '../elements/readBudget';
import type { OutputChoices } from './outputs';

/**
 * Reads what the user has chosen for the output.
 *
 * @throws FoxitFailure `input` that names the parameter
 */
export function readChoices(parameters: Parameters): OutputChoices {
	const options = collectionOf(parameters, 'options');
	return {
		filter: {
			types: typesOf(parameters),
			pages: pageRange(textOf(parameters, 'pageRange'), 'Page Range'),
			minimumScore: numberWithin(parameters.get('minimumScore'), 'Minimum Score', {
				min: 0,
				max: 1,
				fallback: 0,
			}),
		},
		simplify: parameters.get('simplify') !== false,
		keepRaw: options.keepRaw === true,
		headerRow: parameters.get('headerRow') !== false,
		mergedCells: textOf(parameters, 'mergedCells') === 'blank' ? 'blank' : 'repeat',
		csv: parameters.get('csv') === true,
		csvByteOrderMark: options.csvByteOrderMark === true,
		headersAndFooters: parameters.get('headersAndFooters') === true,
		textAs: textAsOf(parameters),
		chunkSize: chunkSizeOf(parameters),
		limits: limitsOf(options),
	};
}

function limitsOf(options: Record<string, unknown>): ReadLimits {
	const bounds = { min: 1, max: Infinity, integer: true };
	return {
		maxElements: numberWithin(options.maxElements, 'Maximum Elements', {
			...bounds,
			fallback: DEFAULT_READ_LIMITS.maxElements,
		}),
		maxTableCells: numberWithin(options.maxTableCells, 'Maximum Table Cells', {
			...bounds,
			fallback: DEFAULT_READ_LIMITS.maxTableCells,
		}),
	};
}

function typesOf(parameters: Parameters): Set<string> {
	const value = parameters.get('elementTypes');
	const types = (Array.isArray(value) ? value : toText(value).split(',')).map((type) =>
		toText(type).trim(),
	);
	const chosen = types.filter((type) => type !== '');
	const unknown = chosen.find((type) => !(ELEMENT_TYPES as readonly string[]).includes(type));
	if (unknown !== undefined) {
		throw inputFailure(`"Element Types" cannot be "${unknown}"`, {
			parameter: 'Element Types',
			advice: `They can be ${ELEMENT_TYPES.join(', ')}.`,
		});
	}
	return new Set(chosen);
}

function textAsOf(parameters: Parameters): OutputChoices['textAs'] {
	const value = textOf(parameters, 'textAs');
	return value === 'file' || value === 'both' ? value : 'field';
}

function chunkSizeOf(parameters: Parameters): OutputChoices['chunkSize'] {
	const maxCharacters = numberWithin(parameters.get('maxCharacters'), 'Maximum Characters', {
		min: 100,
		max: 1_000_000,
		fallback: defaultMaxCharacters,
		integer: true,
	});
	const overlapCharacters = numberWithin(parameters.get('overlapCharacters'), 'Overlap', {
		min: 0,
		max: Math.floor(maxCharacters / 2),
		fallback: Math.min(defaultOverlapCharacters, Math.floor(maxCharacters / 2)),
		integer: true,
		unit: 'characters (half of Maximum Characters)',
	});
	return { maxCharacters, overlapCharacters };
}
