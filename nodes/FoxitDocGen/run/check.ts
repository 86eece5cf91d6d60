import type { INodeExecutionData } from 'n8n-workflow';

import { outputItem, recordJson } from '../../shared/item/outputItem';
import { checkData } from '../template/checkData';
import { chosenData } from './documentData';
import type { DocGenRun } from './docGenRun';
import { templateOf } from './templateSource';

/** Reports what would go wrong with a template, and with data for it. Costs nothing. */
export async function check(run: DocGenRun): Promise<INodeExecutionData[]> {
	const { parameters, context, itemIndex } = run;
	const template = await templateOf(run);
	const { scalars, loops } = template.report;
	const item = context.getInputData()[itemIndex]?.json ?? {};
	const withData = parameters.choice('dataMode') !== 'none';
	const data = withData ? checkData(template.report, chosenData(parameters, item)) : undefined;
	const findings = [...template.report.findings, ...(data?.findings ?? [])];

	run.record.fileName = template.fileName;
	run.record.fileSize = template.size;
	const report = {
		ready: findings.every(({ severity }) => severity !== 'warning'),
		scalars,
		loops: loops.map((loop) => ({ ...loop })),
		...(data && { missingData: data.missing, unusedData: data.unused }),
		findings: findings.map((finding) => ({ ...finding })),
	};
	return [outputItem(itemIndex, recordJson(run.record, report))];
}
