/** Foxit eSign in n8n: events that start a workflow, and signatures that an execution waits for. */
import { beforeEach, describe } from 'node:test';

import { declarePollingTests } from './esign-polling.mjs';
import { declareSendAndWaitTests } from './esign-send-and-wait.mjs';
import { declareTriggerTests } from './esign-trigger.mjs';

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'esign',
	title: 'The triggers of Foxit eSign, and Send and Wait',
	hosts: ['2', '1'],
	define({ shared, version }) {
		beforeEach(async () => await shared.sandbox.control.reset());
		describe('Foxit eSign Trigger', () => declareTriggerTests(shared));
		describe('Foxit eSign Polling Trigger', () => declarePollingTests(shared, version));
		describe('Send and Wait for Signature', () => declareSendAndWaitTests(shared, version));
	},
};
