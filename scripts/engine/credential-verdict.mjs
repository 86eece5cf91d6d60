import { Container, Logger } from './n8n.mjs';

/**
 * @typedef {{ status: 'OK' | 'Error', message: string }} TestOutcome what the editor shows
 * @typedef {import('n8n-workflow').ICredentialTestRequest['rules']} TestRules
 */

/** @param {string} message @returns {TestOutcome} */
export function failed(message) {
	return { status: 'Error', message };
}

/**
 * A refused or failed request: a rule's message, else the answer's status text, else the network's
 * bare code (`ECONNREFUSED`, `ENOTFOUND`, ...), else the error's own words.
 *
 * @param {Error} error as n8n's routing node throws it
 * @param {TestRules} [rules]
 * @returns {TestOutcome}
 */
export function judgeError(error, rules = []) {
	const response = error.cause?.response;
	if (response) {
		const rule = rules.find(
			({ type, properties }) => type === 'responseCode' && properties.value === response.status,
		);
		if (rule) return failed(rule.properties.message);
		if (response.status < 199 || response.status > 299) {
			return failed(response.statusText || `Received HTTP status code: ${response.status}`);
		}
	} else if (error.cause?.code) {
		return failed(error.cause.code);
	}
	Container.get(Logger).debug('Credential test failed', error);
	return failed(error.message.toString());
}

/**
 * An accepted request may still be failed by a rule on its body.
 *
 * @param {unknown} body
 * @param {TestRules} [rules]
 * @returns {TestOutcome}
 */
export function judgeAnswer(body, rules = []) {
	const rule = rules.find(
		({ type, properties }) =>
			type === 'responseSuccessBody' && valueAt(body, properties.key) === properties.value,
	);
	return rule
		? failed(rule.properties.message)
		: { status: 'OK', message: 'Connection successful!' };
}

function valueAt(body, path) {
	return path.split('.').reduce((value, key) => value?.[key], body);
}
