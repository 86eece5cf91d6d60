/** Bars in groups, as an SVG that is readable on light and on dark pages. */

const WIDTH = 760;
const LEFT = 150;
const RIGHT = 70;
const BAR = 14;
const GAP = 26;
const TOP = 44;
const COLORS = ['#0969da', '#bc4c00', '#d4a72c', '#8250df', '#8c959f'];
const DARK_COLORS = ['#4493f8', '#f0883e', '#e3b341', '#ab7df8', '#656c76'];

/**
 * @param {{ title: string, unit: string, series: string[],
 *   groups: Array<{ name: string, values: Array<number | undefined> }> }} chart a value for each of the series
 * @returns {string}
 */
export function bars({ title, unit, series, groups }) {
	const most = Math.max(...groups.flatMap(({ values }) => values.filter(Number.isFinite)));
	const groupHeight = series.length * BAR + GAP;
	const height = TOP + groups.length * groupHeight + 34;
	const scale = (WIDTH - LEFT - RIGHT) / most;
	const bar = (value, row, y) => {
		if (!Number.isFinite(value)) return '';
		const width = Math.max(1, value * scale);
		return `<rect class="s${row}" x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR - 3}"/>
<text x="${(LEFT + width + 6).toFixed(1)}" y="${y + BAR - 4}">${value} ${unit}</text>`;
	};
	const group = ({ name, values }, index) => {
		const y = TOP + index * groupHeight;
		return `<text x="${LEFT - 10}" y="${y + (series.length * BAR) / 2 + 4}" text-anchor="end">${name}</text>
${values.map((value, row) => bar(value, row, y + row * BAR)).join('\n')}`;
	};
	const legendY = height - 14;
	const legend = series.map((name, row) => {
		const x = 12 + row * 150;
		return `<rect class="s${row}" x="${x}" y="${legendY - 9}" width="10" height="10"/><text x="${x + 15}" y="${legendY}">${name}</text>`;
	});
	const colors = (list) => list.map((color, row) => `.s${row} { fill: ${color} }`).join('\n');
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12">
<title>${title}</title>
<style>
text { fill: #57606a }
${colors(COLORS)}
@media (prefers-color-scheme: dark) {
text { fill: #9198a1 }
${colors(DARK_COLORS)}
}
</style>
<text x="12" y="22" font-size="14">${title}</text>
${groups.map(group).join('\n')}
${legend.join('\n')}
</svg>
`;
}
