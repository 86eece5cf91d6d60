/**
 * Writes what every new operation needs, in all the places where it must stand, and says what is left.
 *
 * npm run new:operation -- pdf-services optimize grayscale /documents/modify/pdf-grayscale
 */
import { say, ScriptError } from './lib/process.mjs';
import { ROOT } from './lib/paths.mjs';
import { readRequest } from './new-operation/request.mjs';
import { Tree } from './new-operation/tree.mjs';
import { newESignOperation } from './new-operation/esign.mjs';
import { newPdfServicesOperation } from './new-operation/pdf-services.mjs';

const MAKERS = { 'pdf-services': newPdfServicesOperation, esign: newESignOperation };

try {
	const request = readRequest(process.argv.slice(2));
	const tree = new Tree(ROOT);
	const left = MAKERS[request.service](tree, request);
	const written = await tree.write();
	say(`Written:\n${written.map((path) => `  ${path}`).join('\n')}`);
	say(`\nLeft to do:\n${left.map((sentence, at) => `  ${at + 1}. ${sentence}`).join('\n')}`);
} catch (caught) {
	if (!(caught instanceof ScriptError)) throw caught;
	say(caught.message);
	process.exitCode = 1;
}
