import { passwordProtected } from '../errors.js';
import type { mupdf } from './mupdf.js';
import { openDocument, unreadable } from './open.js';

/** How far a password went: it may open the file, and it may be the owner's. */
export interface Unlocked {
	user: boolean;
	owner: boolean;
}

/** Opens a PDF to work on. Protected without the right password, or damaged: the task ends as FAILED. */
export function openPdf(bytes: Uint8Array, password?: string): mupdf.PDFDocument {
	return unlockPdf(bytes, password).pdf;
}

/** The same, and what the password turned out to be. A file that is not encrypted is anybody's. */
export function unlockPdf(
	bytes: Uint8Array,
	password = '',
): { pdf: mupdf.PDFDocument; unlocked: Unlocked } {
	const document = openDocument(bytes, '.pdf');
	try {
		const pdf = document.asPDF();
		if (pdf === null) throw unreadable('.pdf', 'not a PDF');
		const unlocked = unlock(pdf, password);
		// Damage often shows no earlier than here.
		if (readPageCount(pdf) === 0) throw unreadable('.pdf', 'it has no pages');
		return { pdf, unlocked };
	} catch (error) {
		document.destroy();
		throw error;
	}
}

/** Bits of the engine's answer: 1 = not encrypted, 2 = user password, 4 = owner password. */
function unlock(pdf: mupdf.PDFDocument, password: string): Unlocked {
	let answer = pdf.authenticatePassword(password);
	// A file anybody may open stays open, whatever password came along.
	if (answer === 0 && !pdf.needsPassword()) answer = pdf.authenticatePassword('');
	if (answer === 0) throw passwordProtected();
	return { user: (answer & 3) !== 0, owner: (answer & 5) !== 0 };
}

function readPageCount(pdf: mupdf.PDFDocument): number {
	try {
		return pdf.countPages();
	} catch (error) {
		throw unreadable('.pdf', error);
	}
}
