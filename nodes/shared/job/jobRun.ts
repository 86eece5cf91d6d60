import type { IExecuteFunctions } from 'n8n-workflow';

import type { Parameters } from '../values/parameters';
import type { ItemTurn } from '../item/runNode';
import type { Session } from '../item/session';

/** Where an operation's input document comes from. */
export type InputMode = 'base64' | 'binary' | 'documentId' | 'html' | 'url';

/** What every operation on a document offers; the first is the default. */
export const DOCUMENT_MODES: readonly InputMode[] = ['binary', 'documentId', 'url', 'base64'];

/** What a job at the service works with: one item's turn, or that of all items together. */
export interface JobRun extends ItemTurn<Session> {
	context: IExecuteFunctions;
	parameters: Parameters;
	/** The parameters of another item of the same turn. */
	parametersOf: (itemIndex: number) => Parameters;
}
