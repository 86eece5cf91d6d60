import { TaskFailure } from '../errors.js';
import { mupdf } from './mupdf.js';
import { isTrap } from './trap.js';

/** Opens bytes as a document of the given kind (an extension). Damaged input ends the task as FAILED. */
export function openDocument(bytes: Uint8Array, extension: string): mupdf.Document {
	try {
		return mupdf.Document.openDocument(bytes, `input${extension}`);
	} catch (error) {
		throw isTrap(error) ? error : unreadable(extension, error);
	}
}

/** What the user is told about a file the engine could not make sense of. */
export function unreadable(extension: string, error: unknown): TaskFailure {
	const reason = error instanceof Error ? error.message : String(error);
	return new TaskFailure(
		`The ${extension.slice(1).toUpperCase()} file is damaged or not what its name says: ${reason}`,
	);
}

/** Formats the service reads and this engine does not. Said plainly, because it is the sandbox's own limit. */
export function unsupportedHere(extension: string): TaskFailure {
	return new TaskFailure(
		`The sandbox's conversion engine cannot read ${extension} files (Foxit's own service can)`,
	);
}
