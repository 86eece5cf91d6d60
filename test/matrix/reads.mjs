/**
 * What is read against what the editor shows, for every combination of choices of every operation:
 * `cli.mjs` prints the figures and what is wrong.
 */
import { n8nWorkflow } from '../../scripts/engine/n8n.mjs';
import {
	complete,
	fieldsOf,
	FRAME,
	frameOf,
	latestOf,
	nameOf,
	neededFor,
	operationsOf,
	parametersFor,
	targetsIn,
} from './descriptions.mjs';
import { isTogether, OF_THE_EDITOR, valueOf } from './samples.mjs';

const { NodeHelpers } = n8nWorkflow;

/** @typedef {{ combinations: number, members: number, wrong: string[] }} Report */

/** @returns {Promise<Report>} */
export async function examineReads(bench, recorder, type, filter = '') {
	const report = { combinations: 0, members: 0, wrong: [] };
	const description = bench.describe(type);
	for (const operation of operationsOf(description.properties)) {
		if (!nameOf(operation).includes(filter)) continue;
		const fields = fieldsOf(description, operation);
		await bench.withOperation(type, operation, async () => {
			const subject = { bench, recorder, type, operation, fields, description, report };
			for (const combination of combinationsOf(subject)) await examine(subject, combination);
			for (const target of targetsIn(fields)) {
				if (target.outer) await examineMember(subject, target);
			}
		});
	}
	return report;
}

/** One for each way in which the choices of an operation can go together. */
function combinationsOf({ operation, fields, description }) {
	const choosers = fields.filter((field) => shows(field, fields) && !FRAME.includes(field.name));
	let all = [{ ...frameOf(operation), ...neededFor(operation) }];
	for (const chooser of choosers) {
		all = all.flatMap((values) => {
			if (!shownIn(values, description).includes(chooser.name)) return [values];
			return choicesOf(chooser).map((value) => ({ ...values, [chooser.name]: value }));
		});
	}
	const unique = new Map(all.map((values) => [JSON.stringify(values), values]));
	return [...unique.values()];
}

/** Whether what is shown beside it depends on a parameter. */
function shows({ name }, fields) {
	const conditions = (field) => Object.keys(field.displayOptions?.show ?? {});
	const members = fields.flatMap(({ type, options }) => (type === 'collection' ? options : []));
	return (
		fields.some((field) => conditions(field).includes(name)) ||
		members.some((field) => conditions(field).includes(`/${name}`))
	);
}

function choicesOf({ type, options }) {
	if (type === 'boolean') return [true, false];
	const values = options.map(({ value }) => value);
	return type === 'multiOptions' ? [...values.map((value) => [value]), values] : values;
}

/** The names of the parameters that the editor shows. */
function shownIn(values, description) {
	const { properties } = description;
	const node = { typeVersion: latestOf(description) };
	const shown = NodeHelpers.getNodeParameters(properties, values, true, false, node, description);
	return Object.keys(shown ?? {});
}

async function examine(subject, combination) {
	const { bench, recorder, type, operation, fields, description, report } = subject;
	report.combinations += 1;
	complete(operation, fields, combination);
	const shown = shownIn(combination, description);
	recorder.take();
	const [{ isSeen, message }] = await bench.run(
		type,
		combination,
		countFor(operation, combination),
	);
	const { read, absent } = recorder.take();
	const label = `${nameOf(operation)} ${choicesIn(combination, subject)}`;
	const hidden = [...absent].filter((name) => !name.includes('.') && !shown.includes(name));
	for (const name of hidden) report.wrong.push(`${label}: "${name}" is hidden, and read`);
	// One that is refused by name does not come to read all.
	if (!isSeen && message !== undefined) return;
	const ignored = [...FRAME, ...OF_THE_EDITOR];
	for (const field of fields) {
		const isValue = !ignored.includes(field.name) && field.type !== 'notice';
		if (!isValue || !shown.includes(field.name) || read.has(field.name)) continue;
		report.wrong.push(`${label}: "${field.name}" is shown, and not read`);
	}
}

async function examineMember(subject, target) {
	const { bench, recorder, type, operation, fields, report } = subject;
	const { field, outer, inner } = target;
	report.members += 1;
	const parameters = parametersFor(operation, fields, target, valueOf(field));
	recorder.take();
	const [{ message }] = await bench.run(type, parameters, countFor(operation, parameters));
	const { read } = recorder.take();
	const name = [outer, inner, field].flatMap((one) => (one ? [one.name] : [])).join('.');
	if (read.has(name)) return;
	report.wrong.push(`${nameOf(operation)}: "${name}" is shown, and not read (${message})`);
}

function countFor(operation, values) {
	return isTogether(nameOf(operation), values) ? 2 : 1;
}

function choicesIn(values, { fields }) {
	const chosen = fields.filter((field) => shows(field, fields) && field.name in values);
	return chosen.map(({ name }) => `${name}=${String(values[name])}`).join(' ');
}
