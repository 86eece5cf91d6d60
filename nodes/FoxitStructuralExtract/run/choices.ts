import { pageRange } from '../../shared/pages/pageRange';
import type { Parameters } from '../../shared/values/parameters';
import type { ElementFilter } from '../elements/filter';
import { defaultMaxCharacters, defaultOverlapCharacters } from '../elements/chunker';
import { DEFAULT_READ_LIMITS, type ReadLimits } from '../elements/readBudget';
import type { OutputChoices, StructureOutput } from './outputs';

/** Outputs that have a parameter of their own; those of the other outputs are not read. */
const HAS_SIMPLIFY: readonly StructureOutput[] = ['document', 'elements'];
const HAS_TEXT: readonly StructureOutput[] = ['markdown', 'text'];
const HAS_HEADERS_AND_FOOTERS: readonly StructureOutput[] = ['chunks', 'markdown', 'text'];

/**
 * Reads what the user has chosen for an output.
 *
 * @throws FoxitFailure `input` that names the parameter
 */
export function readChoices(parameters: Parameters, output: StructureOutput): OutputChoices {
	const isTables = output === 'tables';
	const hasRows = isTables || output === 'tableRows';
	const options = parameters.collection('options');
	return {
		filter: output === 'elements' ? filterOf(parameters) : EVERYTHING,
		simplify: HAS_SIMPLIFY.includes(output) ? (parameters.booleanIfSet('simplify') ?? true) : true,
		keepRaw: options.boolean('keepRaw'),
		headerRow: hasRows && parameters.boolean('headerRow'),
		mergedCells: hasRows ? parameters.choice('mergedCells') : 'repeat',
		rowForm: isTables ? parameters.choice('rowsAs') : 'objects',
		csv: isTables && parameters.boolean('csv'),
		headersAndFooters:
			HAS_HEADERS_AND_FOOTERS.includes(output) && parameters.boolean('headersAndFooters'),
		textAs: HAS_TEXT.includes(output) ? parameters.choice('textAs') : 'field',
		chunkSize: output === 'chunks' ? chunkSizeOf(parameters) : DEFAULT_CHUNK_SIZE,
		csvByteOrderMark: options.boolean('csvByteOrderMark'),
		limits: limitsOf(options),
	};
}

function limitsOf(options: Parameters): ReadLimits {
	const { maxElements, maxTableCells } = DEFAULT_READ_LIMITS;
	return {
		maxElements: options.numberIfSet('maxElements') ?? maxElements,
		maxTableCells: options.numberIfSet('maxTableCells') ?? maxTableCells,
	};
}

const EVERYTHING: ElementFilter = { types: new Set(), pages: '', minimumScore: 0 };

function filterOf(parameters: Parameters): ElementFilter {
	return {
		types: new Set(parameters.choicesOf('elementTypes')),
		pages: pageRange(parameters.statedText('pageRange'), parameters.label('pageRange')),
		minimumScore: parameters.number('minimumScore'),
	};
}

const DEFAULT_CHUNK_SIZE = {
	maxCharacters: defaultMaxCharacters,
	overlapCharacters: defaultOverlapCharacters,
};

/** The default overlap gives way to a small maximum; one that was chosen is held to it. */
function chunkSizeOf(parameters: Parameters): OutputChoices['chunkSize'] {
	const maxCharacters = parameters.number('maxCharacters');
	const max = Math.floor(maxCharacters / 2);
	const unit = 'characters (half of Maximum Characters)';
	const overlapCharacters = parameters.numberIfSet('overlapCharacters', { max, unit });
	return {
		maxCharacters,
		overlapCharacters: overlapCharacters ?? Math.min(defaultOverlapCharacters, max),
	};
}
