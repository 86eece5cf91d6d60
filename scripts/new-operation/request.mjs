import { ScriptError } from '../lib/process.mjs';

const GUIDE = 'docs/adding-an-operation.md';
const USAGE = `Usage: npm run new:operation -- <service> <resource> <operation> <path>

  npm run new:operation -- pdf-services optimize grayscale /documents/modify/pdf-grayscale
  npm run new:operation -- esign envelope archive /folders/archiveFolder

${GUIDE} tells the rest.`;

const PATHS = {
	'pdf-services': /^\/documents(?:\/[a-z][a-z0-9-]*)?\/[a-z][a-z0-9-]*$/,
	esign: /^(?:\/[A-Za-z][A-Za-z0-9]*)+$/,
};

/**
 * @typedef {object} Request
 * @property {'pdf-services' | 'esign'} service
 * @property {string} resource its value in the operations table
 * @property {string} operation value of the new operation, e.g. `grayscale`
 * @property {string} name as users read it, e.g. `Grayscale`
 * @property {string} path below the prefix of the service
 */

/**
 * Checks the words of the command line.
 *
 * @param {string[]} words
 * @returns {Request}
 */
export function readRequest(words) {
	const [service, resource, operation, path] = words;
	if (service === 'docgen') {
		throw new ScriptError(
			`Document Generation has three operations, no table of them, and code of their own for each: there is nothing to write from a pattern. ${GUIDE} names the files under "Document Generation".`,
		);
	}
	if (words.length !== 4) throw new ScriptError(USAGE);
	if (!(service in PATHS)) {
		throw new ScriptError(
			`"${service}" is not a service. There are ${Object.keys(PATHS).join(' and ')}.\n\n${USAGE}`,
		);
	}
	if (!/^[a-z][A-Za-z0-9]*$/.test(operation)) {
		throw new ScriptError(
			`"${operation}" cannot be the value of an operation. Write it as in JavaScript, such as "toGrayscale".`,
		);
	}
	if (!PATHS[service].test(path)) {
		const example =
			service === 'esign' ? '/folders/archiveFolder' : '/documents/modify/pdf-grayscale';
		throw new ScriptError(
			`"${path}" is not a path of ${service}. Give it without the prefix of the service, such as ${example}.`,
		);
	}
	return { service, resource, operation, name: nameOf(operation), path };
}

/** `toGrayscale` as users read it: `To Grayscale`. */
function nameOf(value) {
	const spaced = value.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
	return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** `pdf-grayscale` as the name of a constant: `pdfGrayscale`. */
export function constantOf(text) {
	const joined = text.replace(/[^A-Za-z0-9]+(.)/g, (_, letter) => letter.toUpperCase());
	return joined.charAt(0).toLowerCase() + joined.slice(1);
}
