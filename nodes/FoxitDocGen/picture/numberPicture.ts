/** A sign of a picture: a place for a digit, a sign, what belongs to digits, or text of its own. */
interface Mark {
	kind: 'place' | 'sign' | 'comma' | 'point' | 'text';
	text: string;
}

const KINDS: Readonly<Record<string, Mark['kind']>> = {
	'#': 'place',
	'0': 'place',
	x: 'place',
	'-': 'sign',
	'+': 'sign',
	',': 'comma',
	'.': 'point',
};

/**
 * A number as one of Word's numeric pictures shows it (the `\#` switch). A place without a digit is a
 * blank, as Foxit has it: 195 under `$#,##0.00` is `$ 195.00`.
 */
export function numberUnder(picture: string, value: number): string {
	const [positive = '', negative, zero] = sectionsOf(picture);
	if (value < 0 && negative !== undefined) return sectionShown(marksOf(negative), -value);
	if (value === 0 && zero !== undefined) return sectionShown(marksOf(zero), 0);
	const marks = marksOf(positive);
	const shown = sectionShown(marks, value);
	const hasPlace = marks.some(({ kind }) => kind === 'place');
	const needsSign = value < 0 && hasPlace && marks.every(({ kind }) => kind !== 'sign');
	return needsSign && /[1-9]/.test(shown) ? `-${shown}` : shown;
}

/** Positive, negative and zero, parted by semicolons that are not in apostrophes. */
function sectionsOf(picture: string): string[] {
	const sections = [''];
	for (const [piece] of picture.matchAll(/'[^']*'?|[^']/gs)) {
		if (piece === ';') sections.push('');
		else sections.push((sections.pop() ?? '') + piece);
	}
	return sections;
}

function marksOf(section: string): Mark[] {
	let hasPoint = false;
	const marks = [...section.matchAll(/'([^']*)'?|([^'])/gs)].map(([, quoted, sign]): Mark => {
		const kind = sign === undefined ? 'text' : (KINDS[sign] ?? 'text');
		if (kind === 'point' && hasPoint) return { kind: 'text', text: '.' };
		hasPoint ||= kind === 'point';
		return { kind, text: sign ?? quoted ?? '' };
	});
	return withPunctuation(marks);
}

/** A comma without a place after it, and a point that touches none, are punctuation. */
function withPunctuation(marks: readonly Mark[]): Mark[] {
	let leadsToPlace = false;
	return [...marks]
		.reverse()
		.map((mark, index, reversed): Mark => {
			const afterPlace = reversed[index + 1]?.kind === 'place';
			const belongs = leadsToPlace || (mark.kind === 'point' && afterPlace);
			if (mark.kind === 'place') leadsToPlace = true;
			else if (mark.kind !== 'comma' && mark.kind !== 'point') leadsToPlace = false;
			else if (!belongs) return { kind: 'text', text: mark.text };
			return mark;
		})
		.reverse();
}

function sectionShown(marks: readonly Mark[], value: number): string {
	const at = marks.findIndex(({ kind }) => kind === 'point');
	const left = at < 0 ? marks : marks.slice(0, at);
	const right = at < 0 ? [] : marks.slice(at + 1);
	const places = right.filter(({ kind }) => kind === 'place').length;
	const { integer, fraction } = rounded(value, places);
	const isZero = !/[1-9]/.test(integer + fraction);
	const sign = isZero ? '' : value < 0 ? '-' : '+';
	const point = at < 0 ? '' : '.';
	return `${integerShown(left, integer, sign, places > 0)}${point}${fractionShown(right, fraction, sign)}`;
}

/** The digits before and behind the point, halves rounded away from zero as they are written. */
function rounded(value: number, places: number): { integer: string; fraction: string } {
	const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
	const [whole = '', part = ''] = mantissa.split('.');
	const end = whole.length + Number(exponent) + places;
	const digits = (whole + part).padEnd(end, '0');
	const kept = BigInt(digits.slice(0, Math.max(end, 0)) || '0');
	const isUp = end >= 0 && (digits[end] ?? '0') >= '5';
	const all = String(kept + (isUp ? 1n : 0n)).padStart(places + 1, '0');
	const point = all.length - places;
	return { integer: all.slice(0, point).replace(/^0+/, ''), fraction: all.slice(point) };
}

/** Digits fill the places from the right; what is left over stands before the first one. */
function integerShown(
	marks: readonly Mark[],
	integer: string,
	sign: string,
	more: boolean,
): string {
	const isGrouped = marks.some(({ kind }) => kind === 'comma');
	const firstPlace = marks.findIndex(({ kind }) => kind === 'place');
	const firstZero = marks.findIndex(({ kind, text }) => kind === 'place' && text === '0');
	const shown: string[] = [];
	let used = 0;
	const nextDigit = () => {
		const comma = isGrouped && used > 0 && used % 3 === 0 ? ',' : '';
		used += 1;
		return (integer.at(-used) ?? '0') + comma;
	};
	for (let index = marks.length - 1; index >= 0; index -= 1) {
		const mark = marks[index];
		if (mark?.kind !== 'place') {
			shown.unshift(mark ? markShown(mark, sign) : '');
			continue;
		}
		if (used < integer.length || (firstZero >= 0 && index >= firstZero)) shown.unshift(nextDigit());
		else shown.unshift(' ');
		// An x as the first place cuts off what has no place.
		if (index === firstPlace && mark.text !== 'x')
			while (used < integer.length) shown.unshift(nextDigit());
	}
	// A picture of decimals alone shows what is before the point all the same.
	const rest: string[] = [];
	if (firstPlace < 0 && more) while (used < integer.length) rest.unshift(nextDigit());
	return [...shown, ...rest].join('');
}

function fractionShown(marks: readonly Mark[], fraction: string, sign: string): string {
	let significant = fraction.length;
	while (fraction[significant - 1] === '0') significant -= 1;
	let used = 0;
	return marks
		.map((mark) => {
			if (mark.kind !== 'place') return markShown(mark, sign);
			const digit = fraction[used] ?? '0';
			used += 1;
			return mark.text === '#' && used > significant ? ' ' : digit;
		})
		.join('');
}

function markShown({ kind, text }: Mark, sign: string): string {
	if (kind === 'text') return text;
	if (kind !== 'sign') return '';
	if (sign === '-') return '-';
	return text === '+' && sign === '+' ? '+' : ' ';
}
