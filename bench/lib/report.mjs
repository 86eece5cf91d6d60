/**
 * The tables and the picture of docs/performance.md, of the figures in bench/results. A table stands between
 * `<!-- bench NAME -->` and `<!-- end -->`.
 */
import { readFileSync } from 'node:fs';

import { bars } from './bars.mjs';

const RESULTS = new URL('../results/', import.meta.url);
export const PAGE = new URL('../../docs/performance.md', import.meta.url);
export const PICTURE = new URL('../../docs/pictures/side-by-side.svg', import.meta.url);

/** What the ways are called on the page, in the order of its columns. */
const WAYS = {
	node: 'Node',
	'chain-2': 'Chain, waits of 2 s',
	'chain-5': 'Chain, waits of 5 s',
	poller: 'Poller',
	floor: 'Floor',
};
const JOBS = {
	'1000-1000': '1 s',
	'2100-3900': '2.1 to 3.9 s',
	'lognormal-4000': 'log-normal, median 4 s',
	'60000-60000': '60 s',
};
const LIMITS = {
	'sliding-15': '15 a minute',
	'sliding-100': '100 a minute',
	'bucket-5': '60 a minute, 5 at once, no `Retry-After`',
};
/** The picture shows jobs of this kind. */
const SHOWN_JOBS = '2100-3900';

/** @param {string} name of a file in bench/results */
const results = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, RESULTS), 'utf8'));

const cell = (value) => (value === undefined || value === null ? '–' : String(value));

/** @param {string[]} head @param {unknown[][]} rows */
const table = (head, rows) =>
	[head, head.map(() => '---'), ...rows]
		.map((row) => `| ${row.map(cell).join(' | ')} |`)
		.join('\n');

/** The runs without a limit, one entry for each number of files and kind of jobs. */
function groups(rows) {
	const found = new Map();
	for (const row of rows.filter(({ rate }) => !rate)) {
		const key = `${row.jobs} ${row.files}`;
		found.set(key, { ...found.get(key), jobs: row.jobs, files: row.files, [row.way]: row });
	}
	const order = Object.keys(JOBS);
	return [...found.values()].sort(
		(a, b) => order.indexOf(a.jobs) - order.indexOf(b.jobs) || a.files - b.files,
	);
}

const TABLES = {
	seconds: () =>
		table(
			['Files', 'Time of a job', ...Object.values(WAYS).map((way) => `${way}, s`), 'Goals missed'],
			groups(results('side-by-side')).map((group) => [
				...[group.files, JOBS[group.jobs]],
				...Object.keys(WAYS).map((way) => group[way]?.seconds),
				group.node?.missed.join(', ') || 'none',
			]),
		),
	costs: () =>
		table(
			[
				...['Files', 'Time of a job', 'First file, s', 'Requests for each file', 'Lag, s'],
				...['Processor, s', 'Memory, MB'],
			],
			groups(results('side-by-side')).map(({ jobs, files, node, 'chain-2': chain }) => [
				...[files, JOBS[jobs]],
				...['first', 'requests', 'lag', 'cpu', 'memory'].map(
					(name) => `${cell(node?.[name])} (${cell(chain?.[name])})`,
				),
			]),
		),
	limited: () =>
		table(
			['What the service lets in', 'Files', 'First file, s', 'Last file, s', 'Requests', 'Refused'],
			results('limits').map(({ limit, files, node, chain }) => [
				...[LIMITS[limit], files, `${node.first} (${chain.first})`, `${node.last} (${chain.last})`],
				...[`${node.requests} (${chain.requests})`, `${node.refused} %`],
			]),
		),
	retries: () =>
		table(
			['Way', 'Seconds', 'Files delivered', 'Credits', 'Requests refused', 'How it ended'],
			results('side-by-side')
				.filter(({ rate }) => rate)
				.map((row) => [
					row.way === 'node' ? 'Node' : 'Chain with Retry On Fail',
					...[row.seconds, `${row.delivered} of ${row.files}`, row.credits, row.refused],
					row.error ?? 'success',
				]),
		),
	workers: () =>
		table(
			[
				'Workers',
				'Requests a minute',
				'Documents a minute',
				'Accepted a minute',
				'Refused',
				'Failed',
			],
			['workers', 'workers-60']
				.flatMap(results)
				.map((row) => [
					...[row.workers, row['requests a minute'], row['documents a minute']],
					...[row['accepted a minute'], `${row.refused} (${row['refused %']} %)`, row.failed],
				]),
		),
};

/** @param {string} page as it is @returns the page with the tables of today's figures */
export const withTables = (page) =>
	page.replace(/(<!-- bench (\w+) -->)[^]*?(<!-- end -->)/g, (_all, begin, name, end) => {
		if (!TABLES[name]) throw new Error(`docs/performance.md asks for a table "${name}"`);
		return `${begin}\n\n${TABLES[name]()}\n\n${end}`;
	});

/** How long a run takes in each way, as an SVG for light and dark pages. */
export function picture() {
	const shown = groups(results('side-by-side')).filter(({ jobs }) => jobs === SHOWN_JOBS);
	return bars({
		title: 'Seconds until the last file is there, jobs of 2.1 to 3.9 s',
		unit: 's',
		series: Object.values(WAYS),
		groups: shown.map((group) => ({
			name: `${group.files} ${group.files === 1 ? 'file' : 'files'}`,
			values: Object.keys(WAYS).map((way) => group[way]?.seconds),
		})),
	});
}
