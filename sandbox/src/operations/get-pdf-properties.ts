import type { PropertyOptions } from '../engine/properties.js';
import { optionalBoolean, optionalObject, readSingleDocument } from './body.js';
import { readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#analyze. The only operation without a result document. */
export const getPdfProperties: Operation<PropertyOptions> = {
	name: 'get-pdf-properties',
	paths: ['/documents/analyze/get-pdf-properties'],
	accepts: ['.pdf'],
	read(body) {
		const config = optionalObject(body, 'config') ?? {};
		const flag = (member: string): boolean =>
			optionalBoolean(config, member, `config.${member}`) ?? true;
		return {
			documents: readSingleDocument(body).documents,
			options: {
				includeExtendedInfo: flag('includeExtendedInfo'),
				includePageInfo: flag('includePageInfo'),
			},
		};
	},
	async work({ inputs, options }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { readProperties } = await import('../engine/properties.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = openPdf(bytes, file.password);
		try {
			return { kind: 'data', data: readProperties(pdf, bytes, options) };
		} finally {
			pdf.destroy();
		}
	},
};
