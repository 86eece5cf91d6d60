import type { INodeExecutionData } from 'n8n-workflow';

import { outputItem, recordJson } from '../../shared/item/outputItem';
import { previewOf } from '../preview/preview';
import { checkData } from '../template/checkData';
import { namesOf } from '../template/checkTemplate';
import { documentValues } from '../template/documentValues';
import { linked, type DocGenRun } from './docGenRun';
import { hasData, type DocumentData } from './documentData';
import { templateOf } from './templateSource';

/** Reports what would go wrong with a template, and with data for it. Costs nothing. */
export async function check(
	run: DocGenRun,
	documents: DocumentData,
): Promise<INodeExecutionData[]> {
	const { parameters, context } = run;
	const template = await templateOf(run);
	const withPreview = hasData(parameters) && parameters.boolean('preview');
	const sent = hasData(parameters)
		? documentValues(
				template.report,
				documents.of(run.itemIndexes, run.part),
				context.getTimezone(),
			)
		: undefined;
	const data = sent && checkData(template.report, sent.values);
	const findings = [
		...template.report.findings,
		...(data?.findings ?? []),
		...(sent?.findings ?? []),
	];

	const preview =
		withPreview && sent ? await previewOf(template, sent.values, new Date()) : undefined;
	run.record.fileName = template.fileName;
	run.record.fileSize = template.size;
	const report = {
		...documents.describe(run.itemIndexes, run.part),
		ready: findings.every(({ severity }) => severity !== 'warning'),
		...namesOf(template.report),
		...(data && { missingData: data.missing, unusedData: data.unused }),
		findings: findings.map((finding) => ({ ...finding })),
		...(preview && { preview: { ...preview } }),
	};
	return [linked(run, outputItem(run.itemIndex, recordJson(run.record, report)))];
}
