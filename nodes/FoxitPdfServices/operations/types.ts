import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import type { InputFile } from '../../shared/file/binaryInput';
import type { ItemRecord } from '../../shared/item/itemRecord';
import type { Parameters } from '../../shared/item/parameters';
import type { ItemSignals } from '../../shared/item/runItems';
import type { Session } from '../../shared/item/session';

/** What every entry of the operations table has. */
interface OperationBase {
	/** Unique within its resource. */
	value: string;
	/** Title Case, as the Operation list shows it. */
	name: string;
	/** Sentence case, as the node panel shows it. */
	action: string;
	description: string;
	/** Shown for this operation only; display conditions on resource and operation are added. */
	properties: INodeProperties[];
}

/** Where an operation's input document comes from. */
export type InputMode = 'binary' | 'documentId' | 'html';

/** A file as the user handed it in, before it is uploaded. */
export type UploadCandidate = Pick<InputFile, 'fileName' | 'mimeType' | 'head'>;

/** What an operation makes of its parameters. Throws FoxitFailure `input` when it cannot. */
export interface PreparedTask {
	/** Below the PDF Services prefix, e.g. `/documents/create/pdf-from-word`. */
	endpoint: string;
	/** Members of the request body besides the document's id. */
	body: IDataObject;
	/** Extension of the result file, with the dot. */
	resultExtension: string;
	/** Extension that the upload must have for the service to know its type; absent: as it is. */
	uploadExtension?: string;
	/** Base name for the result where the input has no name of its own. */
	resultName?: string;
}

/** An operation of the common form: input, submit, wait, fetch. */
export interface TaskOperation extends OperationBase {
	kind: 'task';
	/** Input modes on offer; empty when the operation takes no document. */
	inputModes: readonly InputMode[];
	/**
	 * Checks the parameters and lays out the request, before anything is sent.
	 *
	 * @param file the file to be uploaded, when there is one
	 */
	prepare: (parameters: Parameters, file?: UploadCandidate) => PreparedTask | Promise<PreparedTask>;
}

/** What an operation written by hand works with. */
export interface OperationRun {
	context: IExecuteFunctions;
	session: Session;
	itemIndex: number;
	parameters: Parameters;
	/** Filled in as the work proceeds; results and errors are made from it. */
	record: ItemRecord;
	signals: ItemSignals;
	/** Collects sentences for the user about things that did not stop the item. */
	remark: (sentence: string) => void;
}

/** An operation that differs from the common form. */
export interface ManualOperation extends OperationBase {
	kind: 'manual';
	execute: (run: OperationRun) => Promise<INodeExecutionData[]>;
}

export type Operation = TaskOperation | ManualOperation;

/** A group of operations: one entry of the Resource list. */
export interface Resource {
	value: string;
	name: string;
	operations: Operation[];
}
