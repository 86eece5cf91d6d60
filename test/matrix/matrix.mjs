/**
 * Every parameter of every operation in every form: `cli.mjs` prints the figures and what is wrong. One run of n8n's engine for each parameter; each of its items
 * has one form, by an expression. The request must be the one that the plain literal gives, or the item
 * must fail with the parameter's name before anything was sent.
 */
import { fieldsOf, nameOf, operationsOf, parametersFor, targetsIn } from './descriptions.mjs';
import { formsOf } from './forms.mjs';
import { OF_THE_RUN, QUIET, isTogether, OPTIONS, valueOf } from './samples.mjs';

/** @typedef {{ parameters: number, combinations: number, forms: number, wrong: string[] }} Report */

/** @returns {Promise<Report>} */
export async function examineNode(bench, type, filter = '') {
	const forms = new Set();
	const report = { parameters: 0, combinations: 0, forms, wrong: [] };
	const description = bench.describe(type);
	for (const operation of operationsOf(description.properties)) {
		if (!nameOf(operation).includes(filter)) continue;
		const fields = fieldsOf(description, operation);
		await bench.withOperation(type, operation, async () => {
			for (const target of targetsIn(fields)) {
				await examine({ bench, type, operation, fields, target, report });
			}
		});
	}
	return { ...report, forms: forms.size };
}

async function examine({ report, ...subject }) {
	const { field, outer } = subject.target;
	const label = `${nameOf(subject.operation)}: ${outer ? `${outer.name}.` : ''}${field.name}`;
	report.parameters += 1;
	for (const literal of field.type === 'boolean' ? [true, false] : [sampleOf(subject)]) {
		const forms = formsOf(field, literal);
		const [reference, unset, ...outcomes] = await outcomesOf(subject, [
			JSON.stringify(literal),
			JSON.stringify(field.type === 'resourceLocator' ? '' : (field.default ?? '')),
			...forms.map(({ source }) => source),
		]);
		if (!reference.isSeen && !isQuiet(subject.operation, reference)) {
			report.wrong.push(`${label}: ${JSON.stringify(literal)} is not sent: ${reference.message}`);
			continue;
		}
		for (const [index, { source, meaning }] of forms.entries()) {
			report.combinations += 1;
			report.forms.add(formOf(field, meaning, source));
			const fault = faultOf(outcomes[index], { reference, unset, meaning, field, outer });
			if (fault) report.wrong.push(`${label} = ${source}: ${fault}`);
		}
	}
}

function sampleOf({ operation, target: { field, outer } }) {
	const name = nameOf(operation);
	return outer ? (OPTIONS[name]?.[field.name] ?? valueOf(field)) : valueOf(field, name);
}

function formOf({ type }, meaning, source) {
	return `${type} ${meaning} ${source.replace(/"[^"]*"/g, 'text').slice(0, 40)}`;
}

function isQuiet(operation, { message }) {
	return QUIET.includes(nameOf(operation)) && message === undefined;
}

function faultOf(outcome, { reference, unset, meaning, field, outer }) {
	const names = [field, outer].flatMap((one) => (one ? [`"${one.displayName}"`] : []));
	const isRefused = !outcome.isSeen && names.some((name) => outcome.message?.includes(name));
	if (isRefused) return undefined;
	const shown = `${outcome.message ?? 'no failure'} ${outcome.requests.slice(0, 160)}`;
	if (meaning === 'refused') return `taken: ${shown}`;
	const wanted = meaning === 'same' ? reference : unset;
	if (outcome.requests === wanted.requests && outcome.isSeen === wanted.isSeen) return undefined;
	return `is not the same as ${meaning === 'same' ? 'the literal' : 'nothing'}: ${shown}`;
}

async function outcomesOf({ bench, type, operation, fields, target }, sources) {
	const run = async (some) => {
		const expression = `={{ [${some.join(', ')}][$json.i] }}`;
		const parameters = parametersFor(operation, fields, target, expression);
		return await bench.run(type, parameters, some.length);
	};
	const name = nameOf(operation);
	const takesSeveral = isTogether(name, parametersFor(operation, fields, target, ''));
	const isOfTheRun = OF_THE_RUN.some((one) => [target.field.name, name].includes(one));
	if (!isOfTheRun && !takesSeveral) return await run(sources);
	const outcomes = [];
	for (const source of sources) {
		const [outcome] = await run(takesSeveral ? [source, source] : [source]);
		outcomes.push(outcome);
	}
	return outcomes;
}
