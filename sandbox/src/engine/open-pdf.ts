import { passwordProtected } from '../errors.js';
import type { mupdf } from './mupdf.js';
import { openDocument, unreadable } from './open.js';

/** How a file opened: without any password, and with its owner's rights (those of a plain file are everybody's). */
export interface Unlocked {
	free: boolean;
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
	// Asked first: the question tries a password of its own, and each try replaces the key.
	const free = !pdf.needsPassword();
	// A file anybody may open stays open, whatever password came along.
	const answer = pdf.authenticatePassword(password) || (free ? pdf.authenticatePassword('') : 0);
	if (answer === 0) throw passwordProtected();
	return { free, owner: (answer & 5) !== 0 };
}

function readPageCount(pdf: mupdf.PDFDocument): number {
	try {
		return pdf.countPages();
	} catch (error) {
		throw unreadable('.pdf', error);
	}
}
