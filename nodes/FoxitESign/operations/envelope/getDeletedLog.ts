import type { IDataObject } from 'n8n-workflow';

import type { Answer } from '../../service/answers';
import {
	idIn,
	isoTime,
	listIn,
	objectIn,
	textIn,
	withoutGaps,
} from '../../../shared/values/members';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { isSimple, resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';

export const getDeletedLog: ESignOperation = {
	value: 'getDeletedLog',
	name: 'Get Deleted Log',
	action: 'Get the log of a deleted envelope',
	description: 'Get what is still known about an envelope that was deleted',
	properties: [envelopeField, simplifyProperty, eSignOptions()],
	execute: async (run) => {
		const { parameters, record, session, signals } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const answer = await session.client.read('/folders/deletedLog', { folderId }, signals.giveUp);
		const json = isSimple(run) ? deletedLog(folderId, answer) : (answer as IDataObject);
		return [resultItem(run, json)];
	},
};

/** The keys of the answer have blanks in them (docs/contract/esign.md#deleted-log). */
function deletedLog(envelopeId: number, answer: Answer): IDataObject {
	return {
		envelopeId,
		documents: listIn(answer['Deleted Folder Log Info']).map(deletedDocument),
		history: listIn(answer['Deleted Folder Log History']).map((entry) => {
			const { partiesName, source, event } = objectIn(entry);
			return withoutGaps({
				name: textIn(partiesName),
				event: textIn(event),
				source: textIn(source),
			});
		}),
	};
}

function deletedDocument(entry: unknown): IDataObject {
	const source = objectIn(entry);
	return withoutGaps({
		documentId: idIn(source.documentId),
		documentName: textIn(source.documentName),
		envelopeName: textIn(source.folderName),
		deletedAt: isoTime(source.deletionDate),
		deletedBy: textIn(source.deletedBy),
	});
}
