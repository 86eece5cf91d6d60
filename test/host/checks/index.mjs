import { check as approval } from './approval.mjs';
import { check as binaryData } from './binary-data.mjs';
import { check as editor } from './editor.mjs';
import { check as errors } from './errors.mjs';
import { check as eSign } from './esign.mjs';
import { check as examples } from './examples.mjs';
import { check as fiveStages } from './five-stages.mjs';
import { check as hostRules } from './host-rules.mjs';
import { check as lists } from './lists.mjs';
import { check as packaged } from './package.mjs';
import { check as queue } from './queue.mjs';
import { check as rest } from './rest.mjs';
import { check as starts } from './starts.mjs';
import { check as stop } from './stop.mjs';
import { check as tools } from './tools.mjs';

/**
 * @typedef {object} Check one thing that must hold in a real n8n
 * @property {string} name as given on the command line
 * @property {string} title
 * @property {string[]} hosts names of the hosts where it must hold
 * @property {true} [ownHosts] starts hosts of its own, with other settings
 * @property {(context: CheckContext) => void} define declares the tests, with node:test
 *
 * @typedef {object} CheckContext
 * @property {import('../hosts.mjs').HostVersion} version
 * @property {import('../lib/use-host.mjs').HostUnderTest} [shared] a host in n8n's default settings,
 *   for checks that start none of their own
 */

/** @type {Check[]} */
export const CHECKS = [
	packaged,
	examples,
	fiveStages,
	starts,
	editor,
	lists,
	stop,
	errors,
	eSign,
	approval,
	binaryData,
	hostRules,
	tools,
	rest,
	queue,
];
