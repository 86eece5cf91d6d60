/** An item's turn of the eSign node without n8n: with scripted answers, on a clock that stands still. */
import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { properties } from '../../../nodes/FoxitESign/operations';
import type { ESignRun } from '../../../nodes/FoxitESign/run/eSignRun';
import { Deadline } from '../../../nodes/shared/task/deadline';
import { fieldsFor } from '../../../nodes/shared/values/fields';
import { FakeClock } from '../../support/fake-clock';
import { givenParameters } from '../../support/given-parameters';
import { scriptedESign } from '../../support/scripted-esign';
import type { Reply } from '../../support/scripted-transport';

/** What n8n tells about the execution. */
const EXECUTION = { executionId: '231', runIndex: 0, instanceId: 'abcdef0123456789' };

/** What every scripted run means. */
export const INTENT = 'what is meant';

const OPERATION = { resource: 'envelope', operation: 'send' };

/** A file in an item, in memory. */
export const file = (fileName: string | undefined, content: string | Buffer): IBinaryData => ({
	data: Buffer.from(content).toString('base64'),
	mimeType: 'application/octet-stream',
	...(fileName !== undefined && { fileName }),
});

export function scriptedRun(
	parameters: Record<string, unknown>,
	{
		replies = [],
		files = {},
		json = {},
		itemIndex = 0,
		operation = OPERATION.operation,
	}: {
		replies?: Reply[];
		files?: Record<string, IBinaryData>;
		json?: IDataObject;
		itemIndex?: number;
		operation?: string;
	} = {},
) {
	const scripted = scriptedESign(replies);
	const logs: string[] = [];
	const stop = new AbortController();
	const context = {
		getNode: () => ({
			id: '0a1b2c3d-4e5f',
			name: 'Foxit',
			type: 'n8n-nodes-foxit.foxitESign',
			parameters,
		}),
		getExecutionId: () => EXECUTION.executionId,
		getInstanceId: () => EXECUTION.instanceId,
		getWorkflowDataProxy: () => ({ $runIndex: EXECUTION.runIndex }),
		getInputData: () => [{ json, binary: files }],
		logger: { info: (line: string) => logs.push(line), warn: (line: string) => logs.push(line) },
		helpers: {
			assertBinaryData: (_index: number, name: string) => {
				const found = files[name];
				if (!found) throw new Error(`No file "${name}"`);
				return found;
			},
		},
	} as unknown as IExecuteFunctions;
	const run: ESignRun = {
		context,
		itemIndex,
		itemIndexes: [itemIndex],
		part: 0,
		intent: () => INTENT,
		parameters: givenParameters(fieldsFor(properties, { ...OPERATION, operation }), parameters),
		record: { ...OPERATION, operation },
		deadline: new Deadline(Infinity, new FakeClock()),
		signals: {
			stop: stop.signal,
			giveUp: stop.signal,
			stepAside: async (wait) => await wait(),
		},
		remark: () => undefined,
		session: { client: scripted.client, envelopesMade: 0, envelopesSent: 0 } as ESignRun['session'],
	};
	return { ...scripted, run, logs, stop };
}
