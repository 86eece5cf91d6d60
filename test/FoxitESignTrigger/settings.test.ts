/**
 * Every parameter of both triggers in every form that n8n can hand over, as the matrix does it for the
 * nodes that have items. All that a trigger does comes from its settings, so they are compared.
 */
import { DateTime } from 'luxon';
import type { IHookFunctions, INodeProperties, IPollFunctions } from 'n8n-workflow';

import { properties } from '../../nodes/FoxitESignTrigger/parameters';
import { pollingProperties } from '../../nodes/FoxitESignPollingTrigger/parameters';
import { pollingSettings } from '../../nodes/FoxitESignPollingTrigger/settings';
import { triggerSettings } from '../../nodes/FoxitESignTrigger/settings';

type Values = Record<string, unknown>;
type Form = { source: string; meaning: 'same' | 'unset' | 'refused' };
type Outcome = { settings: unknown } | { message: string };

/** Of the editor alone, or chosen without an expression. */
const NOT_READ = ['authentication', 'channelMode'];

const SAMPLES: Values = {
	events: ['folder_signed', 'folder_cancelled'],
	handEvents: ['folder_completed'],
	level: 'API App',
	simplify: false,
	envelopeIds: '35000001,35000002',
	templateIds: '701,702',
	downloadSigned: true,
	lastDays: 30,
	onlyMissed: true,
	waitingDays: 3,
};

/** What has to be there for a member to count. */
const BESIDE: Values = { outputBinaryPropertyName: { downloadSigned: true } };

/** A trigger, by all that it reads. */
interface Subject {
	properties: readonly INodeProperties[];
	read: (context: IHookFunctions & IPollFunctions) => unknown;
}

const WEBHOOK: Subject = { properties, read: triggerSettings };
const POLLING: Subject = { properties: pollingProperties, read: pollingSettings };

interface Target {
	subject: Subject;
	field: INodeProperties;
	isOption: boolean;
	channelMode: unknown;
}

const targetsOf = (subject: Subject): Target[] =>
	subject.properties.flatMap((field): Target[] => {
		const channelMode = field.displayOptions?.show?.channelMode?.[0] ?? 'automatic';
		if (field.type === 'notice' || NOT_READ.includes(field.name)) return [];
		if (field.type !== 'collection') return [{ subject, field, isOption: false, channelMode }];
		const members = field.options as INodeProperties[];
		return members.map((member) => ({ subject, field: member, isOption: true, channelMode }));
	});

/** Has read what it has been asked for. */
function contextWith({ properties: all }: Subject, given: Values, read: string[] = []) {
	return {
		getNodeParameter: (name: string, absent: unknown) => {
			read.push(name);
			if (name in given) return given[name];
			const shown = all.filter(({ name: one }) => one === name).some(isShown(given));
			return shown ? all.find((one) => one.name === name)?.default : absent;
		},
		getNode: () => ({ name: 'Foxit eSign Trigger', parameters: {} }),
	} as unknown as IHookFunctions & IPollFunctions;
}

function isShown(given: Values) {
	return ({ displayOptions }: INodeProperties) => {
		const modes = displayOptions?.show?.channelMode as unknown[] | undefined;
		return modes === undefined || modes.includes(given.channelMode ?? 'automatic');
	};
}

function outcomeOf({ subject, field, isOption, channelMode }: Target, value: unknown): Outcome {
	const beside = channelMode === 'byHand' ? { handEvents: ['folder_sent'] } : {};
	const own = { [field.name]: value };
	const given = isOption
		? { channelMode, options: { ...(BESIDE[field.name] as Values), ...own } }
		: { channelMode, ...beside, ...own };
	try {
		return { settings: subject.read(contextWith(subject, given)) };
	} catch (caught) {
		return { message: (caught as Error).message };
	}
}

it.each(
	[...targetsOf(WEBHOOK), ...targetsOf(POLLING)].map(
		(target) => [target.field.displayName, target] as const,
	),
)('%s is taken in every form, or refused by name', async (displayName, target) => {
	const { formsOf, valueOfSource } = await import('../matrix/forms.mjs');
	const sample = SAMPLES[target.field.name] ?? 'sample';
	const literal = outcomeOf(target, sample);
	expect(literal).toHaveProperty('settings');
	const unset = outcomeOf(target, target.field.default);
	// A sample that changes nothing would show nothing.
	expect(literal).not.toEqual(unset);
	const forms = formsOf(target.field, sample) as Form[];
	for (const { source, meaning } of forms) {
		const outcome = outcomeOf(target, valueOfSource(source, DateTime));
		const where = { source, outcome };
		if ('message' in outcome) {
			const outer = target.isOption ? 'Options' : displayName;
			expect([displayName, outer].some((name) => outcome.message.includes(`"${name}"`))).toBe(true);
		} else if (meaning === 'refused') {
			expect(where).toBe('refused');
		} else {
			expect(where).toEqual({ source, outcome: meaning === 'same' ? literal : unset });
		}
	}
});

it.each(['automatic', 'byHand'])('what the editor hides is not read (%s)', (channelMode) => {
	const read: string[] = [];
	const given = { channelMode };
	triggerSettings(contextWith(WEBHOOK, given, read));
	const shown = properties.filter(isShown(given)).filter(({ type }) => type !== 'notice');
	const names = shown.map(({ name }) => name).filter((name) => name !== 'authentication');
	// The readers ask for the choosers of an operation too, which a trigger has not.
	const own = [...new Set(read)].filter((name) => properties.some((one) => one.name === name));
	expect(own.sort()).toEqual(names.sort());
});
