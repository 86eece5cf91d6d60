/**
 * Which room may import which. In one sentence: a node, then its operations, then what they share;
 * and in `shared`, the item, then its job, then its files, then the API, then what knows none of it.
 *
 * Type-only imports count: who knows a type knows the room.
 */

/** The rooms of a place from the top down: none may import one that stands above it. */
const inOrder = (place, rooms) =>
	rooms.slice(1).map((room, index) => ({
		name: `${place}: ${room} knows nothing above it`,
		severity: 'error',
		from: { path: `^${place}/${room}/` },
		to: { path: `^${place}/(${rooms.slice(0, index + 1).join('|')})/` },
	}));

const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

/** What both triggers of eSign tell of an event, and how. */
const EVENTS = '^nodes/FoxitESignTrigger/event/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		forbid('No circle of files', {}, { circular: true }),
		{ ...forbid('No circle of folders', {}, { circular: true }), scope: 'folder' },
		forbid('shared knows no node', { path: '^nodes/shared/' }, { path: '^nodes/(?!shared/)' }),
		forbid(
			'A node knows no other node; the triggers alone know the service of eSign, and share their events',
			{ path: '^nodes/(Foxit[^/]+)/' },
			{ path: '^nodes/Foxit', pathNot: ['^nodes/$1/', '^nodes/FoxitESign/service/', EVENTS] },
		),
		forbid(
			'The events of the triggers are for the triggers',
			{ path: '^nodes/', pathNot: '^nodes/FoxitESign(Polling)?Trigger/' },
			{ path: EVENTS },
		),
		forbid(
			'The service of eSign is for the nodes and the credential of eSign',
			{ path: '^(nodes|credentials)/', pathNot: '^(nodes|credentials)/FoxitESign' },
			{ path: '^nodes/FoxitESign/service/' },
		),
		forbid(
			'The rooms of a node do not know its class',
			{ path: '^nodes/(Foxit[^/]+)/[^/]+/' },
			{ path: '^nodes/$1/[^/]+\\.ts$' },
		),
		forbid(
			'What is published knows nothing that is not',
			{ path: '^(nodes|credentials)/' },
			{ path: '^(sandbox|test|bench|scripts|simulate)/' },
		),
		forbid(
			'The sandbox stands alone',
			{ path: '^sandbox/src/' },
			{ path: '^(nodes|credentials)/' },
		),
		...inOrder('nodes/shared', ['job', 'file', 'item', 'api', 'task']),
		...inOrder('nodes/shared', ['job', 'ui', 'zip', 'api']),
		...['json', 'pages', 'secrets', 'task', 'values'].map((room) =>
			forbid(
				`nodes/shared: ${room} knows no other room but the readers of values`,
				{ path: `^nodes/shared/${room}/` },
				{ path: '^nodes/shared/([^/]+)/', pathNot: `^nodes/shared/(${room}|values)/` },
			),
		),
		...inOrder('nodes/FoxitPdfServices', ['operations', 'executor']),
		...inOrder('nodes/FoxitStructuralExtract', ['run', 'parameters', 'elements']),
		...inOrder('nodes/FoxitDocGen', ['methods', 'run', 'preview', 'template']),
		...inOrder('nodes/FoxitESign', [
			'methods',
			'operations',
			'sendAndWait',
			'sending',
			'run',
			'service',
		]),
		...inOrder('nodes/FoxitESign', ['operations', 'sending', 'fields', 'service']),
		...inOrder('sandbox/src', ['server', 'esign', 'http', 'operations', 'engine', 'workers']),
		...inOrder('sandbox/src', ['server', 'docgen', 'operations', 'state']),
		...inOrder('sandbox/src/esign', [
			...['control', 'routes', 'webhooks', 'state', 'files', 'present', 'read'],
		]),
		...inOrder('sandbox/src/esign', ['state', 'files', 'jobs', 'engine']),
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^|/)(dist|node_modules)/' },
		enhancedResolveOptions: { extensions: ['.ts', '.js'] },
	},
};
