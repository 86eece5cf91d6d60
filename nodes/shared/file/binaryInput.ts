import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { ByteStream } from '../api/transport';
import { asFailure, inputFailure, type FoxitFailure } from '../failure';
import type { Parameters } from '../values/parameters';
import { SNIFF_BYTES } from './fileType';
import { peek } from '../api/streams';

/** The field of operations that take a document by its id as well. */
const INPUT_LABEL = 'Input Binary Field';

const PUT_A_NODE =
	'Put a node that outputs a file before this one (for example Read/Write Files from Disk, Google Drive or HTTP Request with a file response)';
const OR_AN_ID = 'or give a Document ID instead of a file';

/** A file of an input item, described without reading it. */
export interface InputFile {
	/** As the item has it; may be missing or unsafe. */
	fileName: string | undefined;
	mimeType: string | undefined;
	/** Bytes. */
	size: number;
	open: () => Promise<ByteStream | Buffer>;
	/** The first bytes, for telling the type of a file without a telling name. */
	head: () => Promise<Buffer>;
	/** The same for the same file, whichever item it came with. */
	key: string;
}

/** A file of the input item, named by its field; or a file of another node, given by an expression. */
export type BinaryReference = string | IBinaryData;

/**
 * The file that a parameter says to take.
 *
 * @param name of the parameter
 * @throws FoxitFailure `input` when there is no such file
 */
export async function binaryParameter(
	context: IExecuteFunctions,
	itemIndex: number,
	parameters: Parameters,
	name: string,
): Promise<InputFile> {
	const fields = context.getInputData()[itemIndex]?.binary ?? {};
	const reference = parameters.file<IBinaryData>(name, fields);
	return await binaryInput(context, itemIndex, reference, parameters.label(name));
}

/**
 * Finds a binary field of an item, in whichever of n8n's binary modes the host runs: the content
 * of an in-memory file is in the item, any other is in the store behind its id.
 *
 * @param label display name of the parameter that names the field, for the error
 * @throws FoxitFailure `input` when the item has no such field
 */
export async function binaryInput(
	context: IExecuteFunctions,
	itemIndex: number,
	reference: BinaryReference,
	label = INPUT_LABEL,
): Promise<InputFile> {
	const binary = findBinary(context, itemIndex, reference, label);
	const { id } = binary;
	if (id) {
		const inStore = async <T>(read: () => Promise<T>): Promise<T> => {
			try {
				return await read();
			} catch (caught) {
				throw lostFile(binary, label, caught);
			}
		};
		const { fileSize } = await inStore(async () => await context.helpers.getBinaryMetadata(id));
		const open = async () => await inStore(async () => await context.helpers.getBinaryStream(id));
		return describe(binary, fileSize, open, async () => await headOf(await open()), id);
	}
	const content = Buffer.from(binary.data, 'base64');
	return describe(
		binary,
		content.length,
		async () => await Promise.resolve(content),
		async () => await Promise.resolve(content.subarray(0, SNIFF_BYTES)),
		binary.data,
	);
}

/** n8n deletes files with the execution that they belong to, or somebody deleted it by hand. */
function lostFile({ fileName }: IBinaryData, parameter: string, caught: unknown): FoxitFailure {
	const name = fileName ? `"${fileName}"` : 'of the input item';
	return inputFailure(`n8n cannot read the file ${name} from its storage`, {
		parameter,
		advice: `Run the node that makes the file again: n8n deletes files together with their execution. If it stays so, check n8n's binary storage. n8n reports: ${asFailure(caught).message}.`,
	});
}

function describe(
	binary: IBinaryData,
	size: number,
	open: InputFile['open'],
	head: InputFile['head'],
	key: string,
): InputFile {
	return { fileName: binary.fileName, mimeType: binary.mimeType, size, open, head, key };
}

async function headOf(stream: ByteStream): Promise<Buffer> {
	try {
		return (await peek(stream, SNIFF_BYTES)).head;
	} finally {
		stream.destroy();
	}
}

function findBinary(
	context: IExecuteFunctions,
	itemIndex: number,
	reference: BinaryReference,
	label: string,
): IBinaryData {
	if (typeof reference !== 'string') return reference;
	try {
		return context.helpers.assertBinaryData(itemIndex, reference);
	} catch (caught) {
		throw missingField(context, itemIndex, reference, label, caught);
	}
}

function missingField(
	context: IExecuteFunctions,
	itemIndex: number,
	fieldName: string,
	parameter: string,
	caught: unknown,
): FoxitFailure {
	const fields = Object.keys(context.getInputData()[itemIndex]?.binary ?? {});
	if (fields.includes(fieldName)) return asFailure(caught);
	if (fields.length === 0) {
		return inputFailure('The input item has no file', {
			parameter,
			advice: parameter === INPUT_LABEL ? `${PUT_A_NODE}, ${OR_AN_ID}.` : `${PUT_A_NODE}.`,
		});
	}
	return inputFailure(`The input item has no file in the field "${fieldName}"`, {
		parameter,
		advice: `Its files are in: ${fields.map((field) => `"${field}"`).join(', ')}.`,
	});
}
