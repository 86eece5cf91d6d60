import { WATERMARK_POSITIONS, WATERMARK_TYPES, type WatermarkOptions } from '../engine/options.js';
import { TaskFailure, validationError } from '../errors.js';
import type { JsonObject } from '../json.js';
import {
	invalid,
	optionalString,
	optionalWord,
	readSingleDocument,
	requiredObject,
} from './body.js';
import { fileResult, readInput } from './files.js';
import { optionalInteger } from './numbers.js';
import type { Operation } from './types.js';

const COLOR = /^#[0-9a-f]{6}$/i;

/** docs/contract/pdf-services.md#enhance. */
export const pdfWatermark: Operation<WatermarkOptions> = {
	name: 'pdf-watermark',
	paths: ['/documents/enhance/pdf-watermark'],
	accepts: ['.pdf'],
	read(body) {
		const { documents } = readSingleDocument(body);
		return { documents, options: readOptions(requiredObject(body, 'config')) };
	},
	async work({ inputs, options, folder }) {
		if (options.type === 'IMAGE')
			throw new TaskFailure(
				'The sandbox makes no picture watermarks: how the service is told the picture is not known',
			);
		const { editPdf } = await import('../engine/edit-pdf.js');
		const { addWatermark } = await import('../engine/watermark.js');
		const { file, bytes } = await readInput(inputs);
		const marked = await editPdf(bytes, file.password, async (pdf) => addWatermark(pdf, options));
		return await fileResult(folder, file, '.pdf', marked);
	},
};

function readOptions(config: JsonObject): WatermarkOptions {
	const type = optionalWord(config, 'type', WATERMARK_TYPES, 'config.type') ?? 'TEXT';
	const text = optionalString(config, 'text', 'config.text') ?? '';
	const integer = (member: string, bounds: { min: number; max?: number }): number | undefined =>
		optionalInteger(config, member, bounds, `config.${member}`);
	const color = optionalString(config, 'color', 'config.color') ?? '#000000';
	if (!COLOR.test(color)) throw invalid(color, 'config.color', 'Must be a color like #RRGGBB');
	const read = {
		type,
		text,
		color,
		opacity: integer('opacity', { min: 0, max: 100 }) ?? 100,
		rotation: integer('rotation', { min: -Infinity }) ?? 0,
		fontSize: integer('fontSize', { min: 1 }) ?? 24,
		position: optionalWord(config, 'position', WATERMARK_POSITIONS, 'config.position') ?? 'CENTER',
	};
	// docs/contract/pdf-services.md#errors, live: types before required members.
	if (type === 'TEXT' && text.trim() === '') throw validationError('config.text is required');
	return read;
}
