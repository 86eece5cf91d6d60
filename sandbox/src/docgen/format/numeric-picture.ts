import { round, toDecimal } from './decimal.js';

/*
 * Word's numeric pictures (the `\#` switch of its fields). The live service pads as Word does: 195 under
 * `$#,##0.00` is `$ 195.00`, one blank for the place that has no digit and nothing for the comma.
 */

type Item =
	| { kind: 'literal'; text: string }
	| { kind: 'place'; char: '#' | '0' | 'x' }
	| { kind: 'sign'; char: '-' | '+' }
	| { kind: 'comma' }
	| { kind: 'point' };

/** A number under a picture: one section, or positive;negative;zero. */
export function formatNumber(value: number, picture: string): string {
	const sections = splitSections(picture);
	const [positive = '', negative, zero] = sections;
	if (value < 0 && negative !== undefined) return formatSection(-value, parse(negative));
	if (value === 0 && zero !== undefined) return formatSection(0, parse(zero));
	const items = parse(positive);
	const shown = formatSection(value, items);
	// A picture that says nothing of signs still shows a negative number as one.
	const signed = items.some(({ kind }) => kind === 'sign') || !items.some(isPlace);
	return value < 0 && !signed && /[1-9]/.test(shown) ? `-${shown}` : shown;
}

function splitSections(picture: string): string[] {
	return picture.match(/(?:'[^']*'?|[^;'])+|(?<=;|^)(?=;|$)/g) ?? [];
}

function parse(section: string): Item[] {
	let pointSeen = false;
	return [...section.matchAll(/'([^']*)'?|([^'])/gs)].map(([, quoted, char]): Item => {
		switch (char) {
			case undefined:
				return { kind: 'literal', text: quoted ?? '' };
			case '#':
			case '0':
			case 'x':
				return { kind: 'place', char };
			case '-':
			case '+':
				return { kind: 'sign', char };
			case ',':
				return { kind: 'comma' };
			case '.':
				if (pointSeen) return { kind: 'literal', text: '.' };
				pointSeen = true;
				return { kind: 'point' };
			default:
				return { kind: 'literal', text: char };
		}
	});
}

const isPlace = (item: Item): item is Extract<Item, { kind: 'place' }> => item.kind === 'place';

/** The value under one section: places after the point from the left, those before it from the right. */
function formatSection(value: number, section: readonly Item[]): string {
	const items = settle(section);
	const pointAt = items.findIndex(({ kind }) => kind === 'point');
	const left = pointAt < 0 ? items : items.slice(0, pointAt);
	const right = pointAt < 0 ? [] : items.slice(pointAt + 1);
	const rounded = round(toDecimal(value), right.filter(isPlace).length);
	const isZero = !/[1-9]/.test(rounded.integer + rounded.fraction);
	const sign = isZero ? 0 : value < 0 ? -1 : 1;
	const point = pointAt < 0 ? '' : '.';
	return (
		showInteger(rounded.integer, left, right, sign) +
		point +
		showFraction(rounded.fraction, right, sign)
	);
}

/** A comma or a full stop that touches no place is punctuation and stands as it is. */
function settle(items: readonly Item[]): readonly Item[] {
	const numeric = (item: Item | undefined): boolean =>
		item !== undefined && /^(place|comma|point)$/.test(item.kind);
	const hasPlaceFrom = (index: number): boolean => {
		const next = items[index + 1];
		return numeric(next) && (next?.kind === 'place' || hasPlaceFrom(index + 1));
	};
	return items.map((item, index): Item => {
		if (item.kind === 'comma' && !hasPlaceFrom(index)) return { kind: 'literal', text: ',' };
		if (item.kind === 'point' && !hasPlaceFrom(index) && items[index - 1]?.kind !== 'place')
			return { kind: 'literal', text: '.' };
		return item;
	});
}

function showInteger(
	integer: string,
	left: readonly Item[],
	right: readonly Item[],
	sign: number,
): string {
	const places = left.filter(isPlace);
	const grouped = left.some(({ kind }) => kind === 'comma');
	const leftmost = places[0];
	let used = 0;
	let shown = '';
	const digit = (): string => {
		const next = integer.at(-1 - used) ?? '0';
		const comma = grouped && used > 0 && used % 3 === 0 ? ',' : '';
		used += 1;
		return next + comma;
	};
	/** Digits no place was made for; `x` at the left end cuts them off. */
	const overflow = (): string => {
		let text = '';
		while (used < integer.length) text = digit() + text;
		return text;
	};
	const firstZero = left.findIndex((item) => item.kind === 'place' && item.char === '0');
	for (const [index, item] of [...left.entries()].reverse()) {
		if (item.kind !== 'place') {
			shown = showOther(item, sign) + shown;
			continue;
		}
		const isForced = firstZero >= 0 && index >= firstZero;
		if (used < integer.length || isForced) shown = digit() + shown;
		else shown = ` ${shown}`;
		if (item === leftmost && item.char !== 'x') shown = overflow() + shown;
	}
	// A picture of decimals alone still shows what stands before the point.
	return leftmost === undefined && right.some(isPlace) ? shown + overflow() : shown;
}

function showFraction(fraction: string, right: readonly Item[], sign: number): string {
	const significant = fraction.replace(/0+$/, '').length;
	let used = 0;
	return right
		.map((item) => {
			if (item.kind !== 'place') return showOther(item, sign);
			const digit = fraction[used] ?? '0';
			used += 1;
			return item.char === '#' && used > significant ? ' ' : digit;
		})
		.join('');
}

function showOther(item: Exclude<Item, { kind: 'place' }>, sign: number): string {
	switch (item.kind) {
		case 'literal':
			return item.text;
		case 'sign':
			if (sign < 0) return '-';
			return item.char === '+' && sign > 0 ? '+' : ' ';
		default:
			return '';
	}
}
