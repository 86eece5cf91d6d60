/**
 * What can go wrong with one request. The table is the list of the simulator's faults: a history's
 * weather picks some of them and how often they come.
 *
 * @typedef {object} Fault
 * @property {string} name
 * @property {boolean} reaches whether the service gets the request and acts on it
 * @property {string} [code] the connection breaks with this code of the operating system
 * @property {number} [status] answered by something between here and the service
 * @property {string} [body]
 * @property {'headers' | 'values'} [echoes] the answer repeats the headers of the request, keys included
 * @property {'half' | 'shape' | 'late' | 'twice' | 'silent' | 'cut' | 'broken' | 'stalled'} [answer] what becomes of the true answer
 * @property {readonly string[]} [calls] the kinds of call that it can meet; all if absent
 */

const PAGE = '<html><head><title>Gateway</title></head><body>Error</body></html>';

/** Statuses of a gateway, a proxy or an edge, which say nothing about the work. */
export const ODD_STATUSES = [
	401, 403, 404, 408, 409, 423, 425, 429, 499, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525,
	526, 527,
];

/** Those that a service can answer after it has done the work. */
const AFTER_STATUSES = [408, 409, 423, 425, 499, 500, 502, 503, 504, 520, 522, 524];

/** A proxy may repeat what changes nothing; it never repeats a paid request. */
const HARMLESS = ['upload', 'look', 'download', 'delete', 'read'];

const ALL_BUT_GENERATE = [...HARMLESS, 'submit', 'send', 'create', 'change', 'channel'];

/** @type {readonly Fault[]} */
export const FAULTS = [
	{ name: 'refused', reaches: false, code: 'ECONNREFUSED' },
	{ name: 'unresolved', reaches: false, code: 'ENOTFOUND' },
	{ name: 'reset before', reaches: false, code: 'ECONNRESET' },
	{ name: 'reset after', reaches: true, code: 'ECONNRESET' },
	{ name: 'silent before', reaches: false, answer: 'silent' },
	{ name: 'silent after', reaches: true, answer: 'silent' },
	...ODD_STATUSES.map((status) => ({ name: `${status} before`, reaches: false, status })),
	...AFTER_STATUSES.map((status) => ({
		...{ name: `${status} after`, reaches: true, status },
		// Of document generation it is known that a 500 has brought no document.
		...(status === 500 && { calls: ALL_BUT_GENERATE }),
	})),
	{ name: 'page before', reaches: false, status: 200, body: PAGE },
	{ name: 'page after', reaches: true, status: 200, body: PAGE },
	{ name: 'echo', reaches: false, status: 500, echoes: 'headers' },
	{ name: 'echo of values', reaches: false, status: 500, echoes: 'values' },
	{ name: '502 page before', reaches: false, status: 502, body: PAGE },
	{ name: '504 page after', reaches: true, status: 504, body: PAGE },
	{ name: 'half an answer', reaches: true, answer: 'half' },
	{ name: 'another shape', reaches: true, answer: 'shape' },
	{ name: 'late', reaches: true, answer: 'late' },
	{ name: 'twice', reaches: true, answer: 'twice', calls: HARMLESS },
	{ name: 'cut', reaches: true, answer: 'cut', calls: ['download'] },
	{ name: 'broken', reaches: true, answer: 'broken', calls: ['download'] },
	{ name: 'stalled', reaches: true, answer: 'stalled', calls: ['download'] },
];

/** @type {ReadonlyMap<string, Fault>} */
export const FAULT_BY_NAME = new Map(FAULTS.map((fault) => [fault.name, fault]));

/** The answer of whatever stands between. */
export function oddAnswer({ status = 200, body, echoes }, request) {
	if (body !== undefined) return { status, headers: { 'content-type': 'text/html' }, body };
	const words = { 429: 'Too many requests', 401: 'Unauthorized', 404: 'Not found' };
	const message = echoes ? echoOf(request, echoes) : (words[status] ?? `Status ${status}`);
	const headers = { 'content-type': 'application/json' };
	if (status === 429) headers['retry-after'] = '2';
	return { status, headers, body: JSON.stringify({ code: `HTTP_${status}`, message }) };
}

/** A name such as `client_secret` gives a key away; without it, only who knows the key finds it. */
function echoOf({ headers }, echoes) {
	return echoes === 'headers' ? JSON.stringify(headers) : Object.values(headers).join(' ');
}
