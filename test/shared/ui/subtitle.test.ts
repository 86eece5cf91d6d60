/** What the canvas shows below a node's name: words of the lists, whatever is chosen. */
import { runInNewContext } from 'node:vm';

import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { FoxitDocGen } from '../../../nodes/FoxitDocGen/FoxitDocGen.node';
import { FoxitESign } from '../../../nodes/FoxitESign/FoxitESign.node';
import { FoxitESignTrigger } from '../../../nodes/FoxitESignTrigger/FoxitESignTrigger.node';
import { FoxitPdfServices } from '../../../nodes/FoxitPdfServices/FoxitPdfServices.node';
import { FoxitStructuralExtract } from '../../../nodes/FoxitStructuralExtract/FoxitStructuralExtract.node';

/** As n8n's editor evaluates it. */
const shown = ({ subtitle = '' }: INodeTypeDescription, parameters: object): unknown => {
	const code = /^=\{\{(.*)\}\}$/s.exec(subtitle)?.[1] ?? '';
	return runInNewContext(code, { $parameter: parameters });
};

const optionsOf = ({ options = [] }: INodeProperties) =>
	options.flatMap((option) => ('value' in option ? [option] : []));

it.each([
	['Foxit PDF Services', new FoxitPdfServices()],
	['Foxit eSign', new FoxitESign()],
])('%s shows group and operation, each by its name', (_name, { description }) => {
	const resources = optionsOf(description.properties.find(({ name }) => name === 'resource')!);
	const operations = description.properties.filter(({ name }) => name === 'operation');
	expect(operations).toHaveLength(resources.length);
	for (const resource of resources) {
		const chooser = operations.find(({ displayOptions }) =>
			displayOptions?.show?.['resource']?.includes(resource.value),
		)!;
		for (const operation of optionsOf(chooser)) {
			const parameters = { resource: resource.value, operation: operation.value };
			expect(shown(description, parameters)).toBe(`${resource.name}: ${operation.name}`);
		}
	}
});

it.each([
	['DocGen', new FoxitDocGen(), { operation: 'check' }, 'Check Template'],
	['Structural Extract', new FoxitStructuralExtract(), { operation: 'tableRows' }, 'Table Rows'],
	['Structural Extract, version 1', new FoxitStructuralExtract(), { output: 'tables' }, 'Tables'],
	[
		'eSign Trigger',
		new FoxitESignTrigger(),
		{ channelMode: 'automatic', events: ['folder_sent', 'folder_cancelled'] },
		'Envelope Sent, Envelope Cancelled',
	],
	[
		'eSign Trigger, by hand',
		new FoxitESignTrigger(),
		{ channelMode: 'byHand', handEvents: ['folder_completed'] },
		'Envelope Completed',
	],
])('%s', (_name, { description }, parameters, words) => {
	expect(shown(description, parameters)).toBe(words);
});

it('shows what it does not know as it is', () => {
	expect(shown(new FoxitPdfServices().description, { resource: 'a', operation: 'b' })).toBe('a b');
});
