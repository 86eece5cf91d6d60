import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { InputFile } from '../../shared/file/binaryInput';
import type { ResultRemarks } from '../../shared/job/remarks';
import type { Parameters } from '../../shared/values/parameters';
import type { InputMode, JobRun } from '../../shared/job/jobRun';
import type { OperationEntry, ResourceEntry } from '../../shared/ui/operationTable';
import type { ResultKind } from '../../shared/ui/output';

/** What every entry of the operations table has. */
interface OperationBase extends OperationEntry {
	/** Shown for this operation only; display conditions on resource and operation are added. */
	properties: INodeProperties[];
}

/** A file as the user handed it in, before it is uploaded. */
export type UploadCandidate = Pick<InputFile, 'fileName' | 'mimeType' | 'head'>;

/** What an operation makes of its parameters. Throws FoxitFailure `input` when it cannot. */
export interface PreparedTask {
	/** Below the PDF Services prefix, e.g. `/documents/create/pdf-from-word`. */
	endpoint: string;
	/** Members of the request body in addition to the document's id. */
	body: IDataObject;
	/** Extensions that the result may have, with the dot, the usual one first. Empty for `data`. */
	resultExtensions: readonly string[];
	/** Extension that the upload must have for the service to know its type; absent: as it is. */
	uploadExtension?: string;
	/** Base name for the result where the input has no name of its own. */
	resultName?: string;
	/** For `files`: the number of each file, where the parameters tell. */
	fileNumbers?: readonly number[];
}

/** An operation of the common form: input, submit, wait, fetch. */
export interface TaskOperation extends OperationBase {
	kind: 'task';
	/** Input modes on offer; empty when the operation takes no document. */
	inputModes: readonly InputMode[];
	/** Whether the input must be a PDF; what is none is refused before it is uploaded. */
	pdfInput: boolean;
	result: ResultKind;
	/** For `files`: what one file is, as its number is called in the output. */
	fileNoun?: 'page' | 'part' | 'image';
	/**
	 * Checks the parameters and lays out the request, before anything is sent.
	 *
	 * @param file gives the file to be uploaded, when there is one; one at a web address is downloaded
	 *   then, so parameters come first
	 */
	prepare: (
		parameters: Parameters,
		file?: () => Promise<UploadCandidate>,
	) => PreparedTask | Promise<PreparedTask>;
	/**
	 * Whether the file is to be handed on as it is, because it is what the operation would make of it;
	 * asked before `prepare`, and by the same rule: parameters come first. Not given: never.
	 */
	isDone?: (parameters: Parameters, file: () => Promise<UploadCandidate>) => Promise<boolean>;
	/** How to get on when the task fails, where the input is not a file of the user's. */
	failedAdvice?: string;
	/** What to say where little comes out. */
	remarks?: ResultRemarks;
	/** Turns the JSON of a `json` or `data` result into what users see, unless they want it raw. */
	simplify?: (result: unknown) => unknown;
}

/** What an operation's code works with. */
export type OperationRun = JobRun;

/** An operation that differs from the common form. */
export interface ManualOperation extends OperationBase {
	kind: 'manual';
	/** Whether all items of the run are worked on together, with these parameters of the first. */
	takesAllItems?: (parameters: Parameters) => boolean;
	execute: (run: OperationRun) => Promise<INodeExecutionData[]>;
}

export type Operation = TaskOperation | ManualOperation;

/** A group of operations: one entry of the Resource list. */
export type Resource = ResourceEntry<Operation>;
