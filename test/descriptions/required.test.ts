/** What the nodes do not take blank has the editor's mark for it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { loadNodes } from '../support/package-nodes';
import { allParameters } from '../support/parameters';

const NODES = join(__dirname, '../../nodes');

/** Readers that refuse a blank. */
const DEMANDS = /\.(?:requiredText|requiredEmail|id)\(\s*'(\w+)'/g;

/** Read so in one place, and free to be blank in another. */
const MAY_BE_BLANK: Record<string, string> = {
	'recipients.recipient.firstName': 'a placeholder is named later',
	'recipients.recipient.lastName': 'a placeholder is named later',
	'recipients.recipient.email': 'a placeholder is named later',
	'fields.field.name': 'a field of an envelope needs no name',
	'roles.role.name': 'a role has the name of its number',
	envelopeName: 'the name of the first document',
	'options.envelopeName': 'a report on all envelopes',
	'options.correlationValue': 'nothing to find the envelope by',
	'updateFields.firstName': 'a member that is added must be filled in',
	'updateFields.lastName': 'a member that is added must be filled in',
	'updateFields.channelName': 'a member that is added must be filled in',
	'combineOptions.tocBookmarkLevels': 'a member that is added must be filled in',
	'options.outputBinaryPropertyName': 'a member that is added must be filled in',
	outputBinaryPropertyName: 'the field of a signed file is data, whatever happens to the text',
	loopName: 'a check of the template says what is missing',
	arrayField: 'a check of the template says what is missing',
};

const demandedIn = (folder: string): string[] =>
	readdirSync(join(NODES, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.flatMap((name) => {
			const source = readFileSync(join(NODES, folder, name), 'utf8');
			return [...source.matchAll(DEMANDS)].map(([, found = '']) => found);
		});

it.each(readdirSync(NODES).filter((folder) => folder.startsWith('Foxit')))(
	'%s marks what must be filled in',
	(folder) => {
		const loaded = loadNodes().find(({ className }) => className === folder);
		const demanded = new Set([...demandedIn(folder), ...demandedIn('shared')]);
		const parameters = allParameters(loaded?.instance.description.properties ?? []);
		expect(parameters.length).toBeGreaterThan(5);
		const unmarked = parameters
			.filter(({ parameter: { name, required } }) => demanded.has(name) && required !== true)
			.filter(({ path }) => !(path in MAY_BE_BLANK));
		expect(unmarked.map(({ path }) => path)).toEqual([]);
	},
);
