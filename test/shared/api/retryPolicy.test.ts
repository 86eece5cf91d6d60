import {
	MAX_ATTEMPTS,
	mayRepeat,
	type RepeatQuestion,
} from '../../../nodes/shared/api/retryPolicy';
import { FoxitFailure, type FailureFacts, type FailureKind } from '../../../nodes/shared/failure';

function ask(
	kind: FailureKind,
	facts: FailureFacts = {},
	question: Partial<RepeatQuestion> = {},
): boolean {
	return mayRepeat({
		kind: 'repeatable',
		failure: new FoxitFailure(kind, 'x', facts),
		attempt: 1,
		unclearBefore: 0,
		retrySubmits: 'gatewayFaults',
		usesFreshDocument: false,
		...question,
	});
}

const NOTHING_STARTED: FailureFacts = { networkCause: 'refused', mayHaveStarted: false };
const UNCERTAIN: FailureFacts = { networkCause: 'reset', mayHaveStarted: true };
const BLOCKED: FailureFacts = { networkCause: 'blocked', mayHaveStarted: false };

describe.each([
	// failure, facts, repeatable, paid, paid when the user allows uncertain repeats, generate, so allowed
	['network', NOTHING_STARTED, true, true, true, true, true],
	['network', UNCERTAIN, true, false, true, false, true],
	['network', {}, true, false, true, false, true],
	['network', BLOCKED, false, false, false, false, false],
	['service', { mayHaveStarted: true }, true, false, true, false, true],
	['service', { mayHaveStarted: true, httpStatus: 500 }, true, false, true, true, true],
	['service', { mayHaveStarted: true, gatewayFault: true }, true, true, true, true, true],
	['service', { mayHaveStarted: false }, true, true, true, true, true],
	['truncated', {}, true, false, false, false, false],
] as const)('%s %j', (kind, facts, repeatable, paid, paidWhenAllowed, generate, whenAllowed) => {
	it(`a repeatable call ${repeatable ? 'goes again' : 'ends'}`, () => {
		expect(ask(kind, facts)).toBe(repeatable);
	});
	it(`a paid call ${paid ? 'goes again' : 'ends'}`, () => {
		expect(ask(kind, facts, { kind: 'paid' })).toBe(paid);
	});
	it(`a paid call ${paidWhenAllowed ? 'goes again' : 'ends'} when the user allows it`, () => {
		const allowed = { kind: 'paid', retrySubmits: 'always' } as const;
		expect(ask(kind, facts, allowed)).toBe(paidWhenAllowed);
	});
	it(`a call that generates ${generate ? 'goes again' : 'ends'}`, () => {
		expect(ask(kind, facts, { kind: 'generate' })).toBe(generate);
		const allowed = { kind: 'generate', retrySubmits: 'always' } as const;
		expect(ask(kind, facts, allowed)).toBe(whenAllowed);
	});
});

it('a call that generates ends after the third server error, though others were to go on', () => {
	const third = { attempt: 3, retrySubmits: 'always' } as const;
	expect(ask('service', {}, { ...third, kind: 'generate', attempt: 2 })).toBe(true);
	expect(ask('service', {}, { ...third, kind: 'generate' })).toBe(false);
	expect(ask('service', {}, { ...third, kind: 'paid' })).toBe(true);
});

describe.each(['repeatable', 'paid', 'generate'] as const)('a %s call', (kind) => {
	it('goes again when a fresh document is not known yet', () => {
		expect(ask('documentNotFound', {}, { kind, usesFreshDocument: true })).toBe(true);
	});

	it('ends when an old document is not known any more', () => {
		expect(ask('documentNotFound', {}, { kind })).toBe(false);
	});

	it.each<FailureKind>([
		'input',
		'credentials',
		'credentialsMissing',
		'edgeRefused',
		'forbidden',
		'validation',
		'taskNotFound',
		'wrongAddress',
		'tooLarge',
		'unsupportedMedia',
		'rateLimited',
		'quotaExceeded',
		'unreadableAnswer',
		'taskFailed',
		'passwordProtected',
		'timeLimit',
		'cancelled',
		'unexpected',
	])('ends after %s, whatever the user allows', (failure) => {
		const question = { kind, retrySubmits: 'always', usesFreshDocument: true } as const;
		expect(ask(failure, {}, question)).toBe(false);
	});

	it('ends after the last attempt', () => {
		expect(ask('network', NOTHING_STARTED, { kind, attempt: MAX_ATTEMPTS - 1 })).toBe(true);
		expect(ask('network', NOTHING_STARTED, { kind, attempt: MAX_ATTEMPTS })).toBe(false);
	});
});

describe('a fault of a gateway', () => {
	const fault: FailureFacts = { mayHaveStarted: true, gatewayFault: true, httpStatus: 502 };
	const paid = { kind: 'paid' } as const;

	it('lets a submit go again once, however many attempts that started nothing came before', () => {
		expect(ask('service', fault, { ...paid, attempt: 3 })).toBe(true);
		expect(ask('service', fault, { ...paid, attempt: 2, unclearBefore: 1 })).toBe(false);
	});

	it('does not when the user chose Never, and costs one credit more at worst with Always', () => {
		expect(ask('service', fault, { ...paid, retrySubmits: 'never' })).toBe(false);
		const always = { ...paid, retrySubmits: 'always', attempt: 2 } as const;
		expect(ask('service', fault, always)).toBe(true);
		expect(ask('service', fault, { ...always, unclearBefore: 1 })).toBe(false);
	});

	it.each(['never', 'gatewayFaults', 'always'] as const)(
		'never repeats what reaches people, with Retry Submits %p',
		(retrySubmits) => {
			expect(ask('service', fault, { kind: 'reachesPeople', retrySubmits })).toBe(false);
		},
	);

	it.each(['never', 'gatewayFaults', 'always'] as const)(
		'repeats what costs nothing, with Retry Submits %p',
		(retrySubmits) => {
			expect(ask('service', fault, { kind: 'repeatable', retrySubmits })).toBe(true);
		},
	);
});
