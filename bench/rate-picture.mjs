/** A picture of the rate over time, for the docs: readable on light and on dark pages. */
import { bucket, MINUTE, sliding, then } from './limiters.mjs';

/** What is shown: the limiter, and how many requests a minute it lets in from when on. */
export const PICTURES = [
	{
		title: '15 a minute, and 100 from minute 5 on',
		make: () => then(sliding(15, MINUTE), 5 * MINUTE, sliding(100, MINUTE)),
		word: 'true',
		permitted: [
			[0, 15],
			[5, 100],
		],
		minutes: 10,
		most: 160,
		spanMs: MINUTE,
	},
	{
		title: '100 a minute, three at once (a small bucket), no Retry-After',
		make: () => bucket(100, 3),
		word: 'none',
		permitted: [[0, 100]],
		minutes: 10,
		most: 160,
	},
	{
		title: '5 a second, and one a second from minute 5 on, Retry-After always 1',
		make: () => then(bucket(300, 5), 5 * MINUTE, bucket(60, 1)),
		word: 'always 1',
		permitted: [
			[0, 300],
			[5, 60],
		],
		minutes: 10,
		most: 400,
	},
];

const WIDTH = 760;
const PANEL = 150;
const GAP = 62;
const LEFT = 48;
const RIGHT = 16;
const TOP = 44;
/** A rate is drawn so often... */
const STEP_MS = 5_000;
/** ...and counted over this time before, if the limiter does not count by the minute. */
const SPAN_MS = 15_000;

/** @param runs as in `PICTURES`, with `requests`: [{ at, isRefused }] */
export function picture(runs) {
	const height = TOP + runs.length * (PANEL + GAP) + 8;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12">
<title>Requests a minute that a service lets in, and that the pace sends, over ten minutes</title>
<style>
text { fill: #57606a }
.axis { stroke: #8c959f; stroke-width: 1 }
.permitted { stroke: #bc4c00; stroke-width: 1.5; stroke-dasharray: 5 4; fill: none }
.used { stroke: #0969da; stroke-width: 2; fill: none; stroke-linejoin: round }
.refused { stroke: #cf222e; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
text { fill: #9198a1 }
.axis { stroke: #656c76 }
.permitted { stroke: #f0883e }
.used { stroke: #4493f8 }
.refused { stroke: #f85149 }
}
</style>
${legend()}
${runs.map((run, index) => panel(run, TOP + 24 + index * (PANEL + GAP))).join('\n')}
</svg>
`;
}

function legend() {
	const entry = (x, name, words) =>
		`<line class="${name}" x1="${x}" y1="16" x2="${x + 26}" y2="16"/><text x="${x + 32}" y="20">${words}</text>`;
	return [
		entry(LEFT, 'used', 'let in, requests a minute'),
		entry(LEFT + 215, 'permitted', 'permitted'),
		`<line class="refused" x1="${LEFT + 335}" y1="10" x2="${LEFT + 335}" y2="22"/><text x="${LEFT + 343}" y="20">a refusal</text>`,
	].join('\n');
}

function panel({ title, permitted, minutes, most, requests, spanMs = SPAN_MS }, top) {
	const bottom = top + PANEL;
	const xOf = (ms) => round(LEFT + ((WIDTH - LEFT - RIGHT) * ms) / (minutes * MINUTE));
	const yOf = (rate) => round(bottom - (PANEL * Math.min(rate, most)) / most);
	const steps = permitted.flatMap(([from, rate], index) => {
		const to = permitted[index + 1]?.[0] ?? minutes;
		return [`${xOf(from * MINUTE)},${yOf(rate)}`, `${xOf(to * MINUTE)},${yOf(rate)}`];
	});
	const refusals = requests
		.filter(({ isRefused }) => isRefused)
		.map(({ at }) => `M${xOf(at)} ${bottom}v-8`)
		.join('');
	const ticks = [0, most / 2, most]
		.map((rate) => `<text x="${LEFT - 6}" y="${yOf(rate) + 4}" text-anchor="end">${rate}</text>`)
		.join('');
	const minuteMarks = Array.from({ length: minutes / 2 + 1 }, (_, n) => 2 * n)
		.map((n) => `<text x="${xOf(n * MINUTE)}" y="${bottom + 16}" text-anchor="middle">${n}</text>`)
		.join('');
	return `<text x="${LEFT}" y="${top - 10}" font-weight="600">${title}</text>
<path class="axis" d="M${LEFT} ${top}V${bottom}H${WIDTH - RIGHT}" fill="none"/>
${ticks}${minuteMarks}<text x="${WIDTH - RIGHT}" y="${bottom + 30}" text-anchor="end">minutes</text>
<polyline class="permitted" points="${steps.join(' ')}"/>
<polyline class="used" points="${ratesOf(requests, minutes, spanMs)
		.map(([ms, rate]) => `${xOf(ms)},${yOf(rate)}`)
		.join(' ')}"/>
<path class="refused" d="${refusals}"/>`;
}

/** Requests let in per minute, counted over the time before. */
function ratesOf(requests, minutes, spanMs) {
	const letIn = requests.filter(({ isRefused }) => !isRefused);
	return Array.from({ length: (minutes * MINUTE) / STEP_MS }, (_, step) => {
		const to = (step + 1) * STEP_MS;
		const count = letIn.filter(({ at }) => at > to - spanMs && at <= to).length;
		return [to, (count * MINUTE) / spanMs];
	});
}

function round(value) {
	return Math.round(10 * value) / 10;
}
