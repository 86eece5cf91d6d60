/** Workflows for checks, as the editor would export them. */
import { randomUUID } from 'node:crypto';

import { CREDENTIAL_NAME } from './credentials.mjs';

const COLUMN_WIDTH = 224;

/**
 * @param {string} name
 * @param {string} type without `n8n-nodes-base.` for n8n's own
 * @param {object} [parameters]
 * @param {object} [settings] such as `typeVersion` and `onError`
 */
export const step = (name, type, parameters = {}, settings = {}) => ({
	id: randomUUID(),
	name,
	type: /^(n8n-nodes-foxit|@)/.test(type) ? type : `n8n-nodes-base.${type}`,
	typeVersion: 1,
	parameters,
	...settings,
});

export const manualTrigger = () => step('Start', 'manualTrigger');

const withCredential = (settings) => ({
	credentials: { foxitApi: { name: CREDENTIAL_NAME } },
	...settings,
});

export const pdfServices = (name, parameters, settings) =>
	step(name, 'n8n-nodes-foxit.foxitPdfServices', parameters, withCredential(settings));

export const structuralExtract = (name, parameters, settings) =>
	step(name, 'n8n-nodes-foxit.foxitStructuralExtract', parameters, withCredential(settings));

export const eSign = (name, parameters, settings) =>
	step(name, 'n8n-nodes-foxit.foxitESign', parameters, withCredential(settings));

export const eSignTrigger = (name, parameters) =>
	step(
		name,
		'n8n-nodes-foxit.foxitESignTrigger',
		parameters,
		// The editor gives one to each new step that has a webhook.
		withCredential({ webhookId: randomUUID() }),
	);

export const eSignPollingTrigger = (name, parameters) =>
	step(name, 'n8n-nodes-foxit.foxitESignPollingTrigger', parameters, withCredential());

/** A page of HTML made into a PDF. */
export const fromHtml = (name, html, settings, more = {}) =>
	pdfServices(
		name,
		{ resource: 'createPdf', operation: 'fromHtml', inputMode: 'html', html, ...more },
		settings,
	);

/** One item for each of the values, in a field. */
export const items = (name, field, values) => [
	step(`${name} List`, 'set', assign(field, 'array', JSON.stringify(values)), { typeVersion: 3.4 }),
	step(name, 'splitOut', { fieldToSplitOut: field, options: {} }),
];

/** An item with one field. */
export const setField = (name, field, value) =>
	step(name, 'set', assign(field, 'string', value), { typeVersion: 3.4 });

const assign = (name, type, value) => ({
	mode: 'manual',
	assignments: { assignments: [{ id: randomUUID(), name, type, value }] },
	options: {},
});

/**
 * A workflow of steps one behind the other.
 *
 * @param {string} name
 * @param {any[]} steps
 * @param {Record<string, string[]>} [more] further wires: for the name of a step, the names of the
 *   steps behind its outputs
 */
export function chain(name, steps, more = {}) {
	const nodes = [...steps];
	const wires = steps.slice(1).map((next, index) => [steps[index].name, [next.name]]);
	const outputs = { ...Object.fromEntries(wires), ...more };
	return {
		name,
		nodes: nodes.map((node, column) => ({ position: [column * COLUMN_WIDTH, 0], ...node })),
		connections: Object.fromEntries(
			Object.entries(outputs).map(([from, targets]) => [from, { main: targets.map(wire) }]),
		),
	};
}

const wire = (node) => [{ node, type: 'main', index: 0 }];
