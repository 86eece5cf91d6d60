import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { envelopeField } from './envelopeIdField';
import { removeEnvelope } from './removal';

export const moveToRecycleBin: ESignOperation = {
	value: 'moveToRecycleBin',
	name: 'Move to Recycle Bin',
	action: 'Move an envelope to the recycle bin',
	description: 'Put an envelope into the recycle bin, which Foxit empties after 14 days',
	properties: [envelopeField, eSignOptions()],
	execute: async (run) => await removeEnvelope(run, '/folders/movetorecyclebin', 'inRecycleBin'),
};
