import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { inputProperties, plainField } from '../../../nodes/shared/ui/input';
import { optionFields, optionsCollection } from '../../../nodes/shared/ui/options';
import { outputProperties } from '../../../nodes/shared/ui/output';
import { showFor } from '../../../nodes/shared/ui/properties';

const valuesOf = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => value);
const namesOf = ({ options = [] }: INodeProperties) =>
	(options as Array<{ displayName?: string; name: string }>).map(
		({ displayName, name }) => displayName ?? name,
	);
const sorted = (names: string[]) => [...names].sort((a, b) => a.localeCompare(b));

describe('the choice of an output', () => {
	const KINDS = [
		['file', 'file', ['documentId', 'file', 'taskId']],
		['files', 'items', ['documentId', 'file', 'items', 'oneItem', 'taskId']],
		['text', 'text', ['documentId', 'file', 'taskId', 'text', 'textAndFile']],
		['json', 'json', ['documentId', 'file', 'json', 'taskId']],
		['data', 'json', ['json', 'taskId']],
		['chain', 'file', ['documentId', 'file']],
		['unknown', 'file', ['documentId', 'file', 'items', 'json', 'oneItem', 'text']],
	] as const;

	it.each(KINDS)('for %s begins with %s', (kind, first, modes) => {
		const [chooser, field] = outputProperties(kind);
		expect(chooser).toMatchObject({ name: 'output', default: first });
		expect(valuesOf(chooser as INodeProperties).sort()).toEqual(modes);
		const names = namesOf(chooser as INodeProperties);
		expect(names).toEqual(sorted(names));
		const withFile = modes.filter((mode) =>
			['file', 'items', 'oneItem', 'textAndFile'].includes(mode),
		);
		const shown = (field?.displayOptions?.show?.output ?? []) as string[];
		expect([...shown].sort()).toEqual(withFile);
	});

	it('calls the file of several files what it is', () => {
		expect(namesOf(outputProperties('files')[0] as INodeProperties)).toContain('ZIP File');
		expect(namesOf(outputProperties('file')[0] as INodeProperties)).not.toContain('ZIP File');
	});

	it('is made anew each time, so that nobody changes it for others', () => {
		const [chooser] = outputProperties('file');
		(chooser as INodeProperties).options = [];
		expect(valuesOf(outputProperties('file')[0] as INodeProperties)).toHaveLength(3);
	});
});

describe('the choice of an input', () => {
	it('shows each field for its own mode', () => {
		const properties = inputProperties(['binary', 'documentId']);
		expect(properties.map(({ name }) => name)).toEqual([
			'inputMode',
			'binaryPropertyName',
			'documentId',
		]);
		expect(properties[0]?.default).toBe('binary');
		expect(properties.slice(1).map(({ displayOptions }) => displayOptions?.show)).toEqual([
			{ inputMode: ['binary'] },
			{ inputMode: ['documentId'] },
		]);
	});

	it('is none where there is no input', () => {
		expect(inputProperties([])).toEqual([]);
	});

	it('is a field alone where there is one mode', () => {
		expect(plainField('documentId')).toMatchObject({ name: 'documentId', required: true });
		expect(plainField('documentId')).not.toHaveProperty('displayOptions');
	});
});

describe('the options', () => {
	it('are sorted by their names, and none is set at first', () => {
		const collection = optionsCollection(...Object.values(optionFields));
		const names = namesOf(collection);
		expect(names).toEqual(sorted(names));
		expect(collection).toMatchObject({ name: 'options', type: 'collection', default: {} });
	});

	it.each(Object.entries(optionFields))('%s goes by its own key', (key, field) => {
		expect(field.name).toBe(key);
	});
});

describe('conditions', () => {
	const property = (show?: object) =>
		({ name: 'x', ...(show && { displayOptions: { show } }) }) as INodeProperties;

	it('are added to those that a property has', () => {
		const [plain, own] = showFor([property(), property({ mode: ['a'] })], { resource: ['r'] });
		expect(plain?.displayOptions).toEqual({ show: { resource: ['r'] } });
		expect(own?.displayOptions).toEqual({ show: { resource: ['r'], mode: ['a'] } });
	});

	it('do not replace a condition on the same parameter', () => {
		const [own] = showFor([property({ operation: ['x'] })], { operation: ['y'] });
		expect(own?.displayOptions?.show).toEqual({ operation: ['x'] });
	});

	it('leave the given properties as they are', () => {
		const given = property({ mode: ['a'] });
		showFor([given], { resource: ['r'] });
		expect(given.displayOptions?.show).toEqual({ mode: ['a'] });
	});
});
