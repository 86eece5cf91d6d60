/**
 * Every parameter of every operation in every form: `node test/matrix/matrix.mjs [node] [filter]`
 * prints the figures and what is wrong. One run of n8n's engine for each parameter; its items carry
 * one form each, by an expression.
 */
import { join } from 'node:path';

import { createEngine } from '../../scripts/engine/engine.mjs';
import { workflow } from '../engine/support/workflow.mjs';
import { makePdf } from '../support/make-pdf.mjs';
import { makeDocx } from '../support/office.mjs';
import { formsOf } from './forms.mjs';
import { ENTRIES, NEEDED, valueOf } from './samples.mjs';
import { startService } from './service.mjs';

const ROOT = join(import.meta.dirname, '../..');
const TYPES = ['foxitPdfServices', 'foxitStructuralExtract', 'foxitDocGen', 'foxitESign'];
/** Read from the first item for the whole run, so each form gets a run of its own. */
const OF_THE_RUN = [
	'concurrency',
	'retryUncertainSubmits',
	'maxRequestsPerMinute',
	'endpoint',
	'documents',
	'loopName',
	'otherData',
];
const [onlyType, filter = ''] = process.argv.slice(2);

const service = await startService();
const data = {
	clientId: 'sandbox-client',
	clientSecret: 'sandbox-secret',
	environment: 'custom',
	baseUrl: service.url,
};
const engine = await createEngine({
	packageRoot: ROOT,
	binaryMode: 'default',
	instanceUrl: 'https://n8n.example.com/',
	credentials: [{ type: 'foxitApi', data, id: 'default', name: 'default' }],
	logLevel: 'error',
});
const file = (bytes, fileName, mimeType) => ({
	data: Buffer.from(bytes).toString('base64'),
	fileName,
	mimeType,
	fileSize: `${bytes.length} B`,
});
const pdf = Buffer.from(await makePdf({ pages: [{ text: 'Hello' }] }));
const binary = {
	data: file(pdf, 'a.pdf', 'application/pdf'),
	data2: file(pdf, 'b.pdf', 'application/pdf'),
	doc: file(
		await makeDocx(['Hello {{ a }}']),
		'c.docx',
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	),
};

const figures = { parameters: 0, combinations: 0, forms: new Set(), skipped: 0 };
const wrong = [];
const note = (sentence) => {
	wrong.push(sentence);
	if (process.env.MATRIX_TRACE) console.error(`WRONG ${sentence}`);
};
const startedAt = Date.now();
for (const type of TYPES) if (!onlyType || onlyType === type) await examineNode(type);
await engine.close();
await service.stop();
console.log(
	JSON.stringify(
		{
			...figures,
			forms: figures.forms.size,
			seconds: Math.round((Date.now() - startedAt) / 1000),
			cpuSeconds: Math.round(process.cpuUsage().user / 1e6),
			wrong,
		},
		null,
		1,
	),
);

async function examineNode(type) {
	const { properties } = engine.describe(`n8n-nodes-foxit.${type}`);
	for (const operation of operationsOf(properties)) {
		const name = `${operation.resource ?? ''} ${operation.operation ?? ''}`;
		if (filter && !`${type} ${name}`.includes(filter)) continue;
		const fields = properties.filter((field) => isFor(field, operation));
		for (const target of targetsIn(fields)) await examine(type, name, operation, fields, target);
	}
}

function operationsOf(properties) {
	const operations = properties.filter(({ name }) => name === 'operation');
	if (operations.length === 0) return [{}];
	return operations.flatMap(({ options, displayOptions }) =>
		options.map(({ value }) => ({
			...(displayOptions && { resource: displayOptions.show.resource[0] }),
			operation: value,
		})),
	);
}

function isFor({ displayOptions: { show = {} } = {} }, operation) {
	return ['resource', 'operation'].every(
		(name) => !show[name] || show[name].includes(operation[name]),
	);
}

/** Parameters, and the members of collections and of the entries of fixed collections. */
function targetsIn(fields) {
	return fields
		.flatMap((field) => {
			if (
				['resource', 'operation', 'authentication'].includes(field.name) ||
				field.type === 'notice'
			)
				return [];
			if (field.type === 'collection')
				return field.options.map((member) => ({ field: member, outer: field }));
			if (field.type === 'fixedCollection') {
				return field.options.flatMap(({ name, values }) =>
					values.map((member) => ({ field: member, outer: field, group: name, beside: values })),
				);
			}
			return [{ field }];
		})
		.filter(({ field }) => !field.noDataExpression && field.type !== 'resourceMapper');
}

async function examine(type, operationName, operation, fields, target) {
	const { field, outer } = target;

	const label = `${type} ${operationName}: ${outer ? `${outer.name}.` : ''}${field.name}`;
	const literals = field.type === 'boolean' ? [true, false] : [valueOf(field)];
	if (process.env.MATRIX_TRACE) console.error(label);
	figures.parameters += 1;
	for (const literal of literals) {
		const forms = formsOf(field, literal);
		const literalSource = JSON.stringify(literal);
		const sources = [
			literalSource,
			...(field.type === 'resourceLocator' ? ['""'] : [JSON.stringify(field.default ?? '')]),
			...forms.map(({ source }) => source),
		];
		const outcomes = await outcomesOf(type, operation, fields, target, sources);
		const [reference, unset] = outcomes;
		if (!isSeen(reference) && !isQuiet(operationName, reference)) {
			note(`${label}: the plain literal ${literalSource} is not sent: ${reference.message}`);
			continue;
		}
		for (const [index, { source, meaning }] of forms.entries()) {
			const outcome = outcomes[index + 2];
			figures.combinations += 1;
			figures.forms.add(
				`${field.type} ${meaning} ${source.replace(/"[^"]*"/g, 'text').slice(0, 40)}`,
			);
			const fault = faultOf(outcome, { reference, unset, meaning, field, outer });
			if (fault) note(`${label} = ${source}: ${fault}`);
		}
	}
}

function faultOf(outcome, { reference, unset, meaning, field, outer }) {
	const isRefused =
		outcome.requests === '[]' &&
		[field, outer].some((one) => one && outcome.message?.includes(`"${one.displayName}"`));
	if (isRefused) return undefined;
	const shown = `${outcome.message ?? 'no failure'} ${outcome.requests.slice(0, 160)}`;
	if (meaning === 'refused') return field.name === 'jsonOutput' ? undefined : `taken: ${shown}`;
	const wanted = meaning === 'same' ? reference : unset;
	if (outcome.requests === wanted.requests && isSeen(outcome) === isSeen(wanted)) return undefined;
	return `is not the same as ${meaning === 'same' ? 'the literal' : 'nothing'}: ${shown}`;
}

function isSeen({ message }) {
	return /seen \d+;/.test(message ?? '');
}
function isQuiet(operationName, { message }) {
	return operationName === ' check' && message === undefined;
}

async function outcomesOf(type, operation, fields, target, sources) {
	if (!OF_THE_RUN.includes(target.field.name))
		return await run(type, operation, fields, target, sources);
	const outcomes = [];
	for (const source of sources)
		outcomes.push(...(await run(type, operation, fields, target, [source])));
	return outcomes;
}

async function run(type, operation, fields, target, sources) {
	const expression = `={{ [${sources.join(', ')}][$json.i] }}`;
	const parameters = parametersFor(operation, fields, target, expression);
	const json = workflow([
		{ type: 'manualTrigger', name: 'Start' },
		{
			type: `n8n-nodes-foxit.${type}`,
			name: 'Foxit',
			parameters,
			onError: 'continueRegularOutput',
			credentials: { foxitApi: { id: 'default', name: 'default' } },
		},
	]);
	const from = service.requests.length;
	const list = [{ a: 1 }];
	const many =
		operation.operation === 'sendAndWait' ? sources.map((_, i) => [i]) : [sources.map((_, i) => i)];
	const outcomes = [];
	for (const indexes of many) {
		const input = indexes.map((i) => ({ json: { i, a: 1, list }, binary }));
		const result = await engine.run(json, { input }).promise;
		if (result.status === 'error' && result.error)
			outcomes.push(...indexes.map(() => ({ message: result.error.message })));
		else outcomes.push(...byItem(result.items('Foxit', 0), indexes.length));
	}
	let at = from;
	return outcomes.map((outcome) => {
		const seen = Number(/seen (\d+);/.exec(outcome.message ?? '')?.[1] ?? 0);
		const requests = seen > 0 ? service.requests.slice(at, seen) : [];
		if (seen > 0) at = seen;
		return { ...outcome, requests: JSON.stringify(requests) };
	});
}

function byItem(items, count) {
	return Array.from({ length: count }, (_, index) => {
		const item = items.find(({ pairedItem }) => (pairedItem?.item ?? 0) === index);
		if (!item) return { message: 'nothing was put out' };
		const { error, message } = item.json;
		return {
			message: error === undefined ? undefined : `${error} ${JSON.stringify(message ?? '')}`,
		};
	});
}

function parametersFor(operation, fields, { field, outer, group, beside }, expression) {
	const needed = NEEDED[`${operation.resource ?? ''} ${operation.operation ?? ''}`] ?? {};
	const values = { authentication: 'platform', ...operation, ...needed };
	for (const one of fields) {
		if (one.required && (one.default === '' || one.type === 'resourceLocator'))
			values[one.name] ??= literalOf(one, valueOf(one));
	}
	const top = outer ?? field;
	show(top, fields, values);
	const given = literalOf(field, expression);
	if (!outer) values[field.name] = given;
	else if (!group) {
		const members = { ...(values[outer.name] ?? {}) };
		show(field, outer.options, members, values);
		values[outer.name] = { ...members, [field.name]: given };
	} else {
		const entry = { ...(ENTRIES[outer.name] ?? {}) };
		show(field, beside, entry, values);
		completeEntry(beside, entry);
		values[outer.name] = { [group]: [{ ...entry, [field.name]: given }] };
	}
	if (fields.some(({ name }) => name === 'options'))
		values.options = { concurrency: 1, ...values.options };
	return values;
}

/** What is shown in an entry with no default that could be sent. */
function completeEntry(beside, entry) {
	for (const one of beside) {
		const isShown = Object.entries(one.displayOptions?.show ?? {}).every(([name, wanted]) =>
			wanted.includes(entry[name] ?? beside.find((other) => other.name === name)?.default),
		);
		if (isShown && one.required) entry[one.name] ??= valueOf(one);
	}
}

/** Sets what a parameter's display depends on. */
function show({ displayOptions: { show: conditions = {} } = {} }, fields, values, outer = values) {
	for (const [key, wanted] of Object.entries(conditions)) {
		if (
			key === 'resource' ||
			(key === 'operation' &&
				fields.every(({ name }) => name !== 'operation' || outer.operation === values.operation))
		)
			continue;
		const name = key.replace('/', '');
		const target = key.startsWith('/') ? outer : values;
		const chooser = fields.find((one) => one.name === name);
		if (wanted.includes(target[name] ?? chooser?.default)) continue;
		target[name] = chooser?.type === 'multiOptions' ? [wanted[0]] : wanted[0];
		if (chooser) show(chooser, fields, values, outer);
	}
}

function literalOf(field, value) {
	return field.type === 'resourceLocator' ? { __rl: true, mode: 'id', value } : value;
}
