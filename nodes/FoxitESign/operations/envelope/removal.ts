import type { INodeExecutionData } from 'n8n-workflow';

import { assured } from '../../service/answers';
import { changeSeveral } from '../../service/bulk';
import { statusOf } from '../../service/envelope';
import { asFailure } from '../../../shared/failure';
import { changeOnce } from '../../run/changeOnce';
import { resultItem, type ESignRun } from '../../run/eSignRun';
import { envelopeIdOf } from './envelopeIdField';

/**
 * Takes an envelope away, once: a second time the service would not know it any more.
 *
 * @param path one of the two calls of docs/contract/esign.md#remove-envelopes
 * @param outcome the output's word for it
 */
export async function removeEnvelope(
	run: ESignRun,
	path: string,
	outcome: 'deleted' | 'inRecycleBin',
): Promise<INodeExecutionData[]> {
	const { parameters, record, session, signals } = run;
	const folderId = envelopeIdOf(parameters);
	record.envelopeId = folderId;
	const body = { folderIds: [folderId] };
	await changeOnce(
		run,
		async () =>
			assured(await changeSeveral(session.client, path, body, 'reachesPeople', signals.stop)),
		{
			lookUp: async () => ((await isGone(run, folderId, outcome)) ? {} : undefined),
			advice:
				'It is not known whether it was done. Get the envelope to see whether it is still there.',
		},
	);
	return [resultItem(run, { envelopeId: folderId, [outcome]: true })];
}

/** A deleted envelope is unknown; one in the recycle bin may still be shown, with that status. */
async function isGone(
	{ session, signals }: ESignRun,
	folderId: number,
	outcome: 'deleted' | 'inRecycleBin',
): Promise<boolean> {
	try {
		const answer = await session.client.read('/folders/myfolder', { folderId }, signals.stop);
		return outcome === 'inRecycleBin' && statusOf(answer.folder) === 'DELETED';
	} catch (caught) {
		return /invalid folder id/i.test(asFailure(caught).facts.foxitMessage ?? '');
	}
}
