import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { envelopeField } from './envelopeIdField';
import { removeEnvelope } from './removal';

export const deleteEnvelope: ESignOperation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete an envelope',
	description: 'Delete an envelope for good, with its documents',
	properties: [envelopeField, eSignOptions()],
	execute: async (run) => await removeEnvelope(run, '/folders/delete', 'deleted'),
};
