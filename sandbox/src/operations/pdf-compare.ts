import type { JsonObject } from '../json.js';
import {
	optionalObject,
	optionalString,
	optionalWord,
	requiredObject,
	requiredString,
} from './body.js';
import { fileResult } from './files.js';
import type { Operation, WantedDocument } from './types.js';

const COMPARE_TYPES = ['ALL', 'TEXT', 'ANNOTATION', 'TEXT_AND_ANNOTATION'] as const;
const RESULT_TYPES = ['PDF', 'JSON'] as const;

/** What to compare, and how to tell. */
export interface CompareOptions extends JsonObject {
	compareType: (typeof COMPARE_TYPES)[number];
	resultType: (typeof RESULT_TYPES)[number];
}

/** docs/contract/pdf-services.md#analyze. */
export const pdfCompare: Operation<CompareOptions> = {
	name: 'pdf-compare',
	paths: ['/documents/analyze/pdf-compare'],
	accepts: ['.pdf'],
	read(body) {
		const documents = [readDocument(body, 'baseDocument'), readDocument(body, 'compareDocument')];
		const config = optionalObject(body, 'config') ?? {};
		return {
			documents,
			options: {
				compareType:
					optionalWord(config, 'compareType', COMPARE_TYPES, 'config.compareType') ?? 'ALL',
				resultType: optionalWord(config, 'resultType', RESULT_TYPES, 'config.resultType') ?? 'PDF',
			},
		};
	},
	async work({ inputs, options: { compareType, resultType }, folder }) {
		const { readFile } = await import('node:fs/promises');
		const { openPdf } = await import('../engine/open-pdf.js');
		const { findDifferences } = await import('../engine/compare.js');
		const { markedUp, report } = await import('../engine/compare-results.js');
		const [baseFile, file] = inputs;
		if (baseFile === undefined || file === undefined) throw new Error('two inputs are needed');
		const base = openPdf(await readFile(baseFile.path), baseFile.password);
		const compare = openPdf(await readFile(file.path), file.password);
		try {
			const differences = findDifferences(base, compare, {
				text: compareType !== 'ANNOTATION',
				annotations: compareType !== 'TEXT',
			});
			if (resultType === 'PDF')
				return await fileResult(folder, file, '.pdf', markedUp(base, compare, differences));
			const json = JSON.stringify(report(base, compare, compareType, differences), null, 2);
			return await fileResult(folder, file, '.json', Buffer.from(json));
		} finally {
			base.destroy();
			compare.destroy();
		}
	},
};

function readDocument(body: JsonObject, member: string): WantedDocument {
	const document = requiredObject(body, member);
	const documentId = requiredString(document, 'documentId', `${member}.documentId`);
	const password = optionalString(document, 'password', `${member}.password`);
	return { documentId, ...(password ? { password } : {}) };
}
