import type { Box, Line, Word } from './types.js';

/** The smallest box around all of these; there must be one. */
export function around(boxes: readonly Box[]): Box {
	return {
		left: Math.min(...boxes.map(({ left }) => left)),
		top: Math.min(...boxes.map(({ top }) => top)),
		right: Math.max(...boxes.map(({ right }) => right)),
		bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
	};
}

/** A box from the engine's four numbers. */
export function toBox([left, top, right, bottom]: readonly [number, number, number, number]): Box {
	return { left, top, right, bottom };
}

export function area({ left, top, right, bottom }: Box): number {
	return Math.max(0, right - left) * Math.max(0, bottom - top);
}

/** What two boxes share; turned inside out (area 0) when that is nothing. */
export function shared(one: Box, other: Box): Box {
	return {
		left: Math.max(one.left, other.left),
		top: Math.max(one.top, other.top),
		right: Math.min(one.right, other.right),
		bottom: Math.min(one.bottom, other.bottom),
	};
}

/** Whether the middle of `inner` lies in `outer`. */
export function holds(outer: Box, inner: Box): boolean {
	const x = (inner.left + inner.right) / 2;
	const y = (inner.top + inner.bottom) / 2;
	return x >= outer.left && x <= outer.right && y >= outer.top && y <= outer.bottom;
}

/** Positions without those closer than `tolerance` to the one before, in order. */
export function distinct(positions: readonly number[], tolerance: number): number[] {
	const kept: number[] = [];
	for (const position of [...positions].sort((one, other) => one - other))
		if (kept.length === 0 || position - (kept.at(-1) ?? 0) > tolerance) kept.push(position);
	return kept;
}

/** A line of these words, which were part of another one. */
export function lineOf(words: readonly Word[], of: Line): Line {
	return { ...of, ...around(words), words: [...words], bold: words.every(({ bold }) => bold) };
}

/** The lines without the words that `taken` says are elsewhere. */
export function without(lines: readonly Line[], taken: (word: Word) => boolean): Line[] {
	return lines.flatMap((line) => {
		const words = line.words.filter((word) => !taken(word));
		if (words.length === line.words.length) return [line];
		return words.length === 0 ? [] : [lineOf(words, line)];
	});
}

/** Lines by where they stand: those on one baseline make a row, left to right. */
export function toRows(lines: readonly Line[]): Line[][] {
	const rows: Line[][] = [];
	for (const line of [...lines].sort((one, other) => one.baseline - other.baseline)) {
		const first = rows.at(-1)?.[0];
		const near = Math.max(1, Math.min(line.size, first?.size ?? 0) * 0.35);
		if (first !== undefined && line.baseline - first.baseline <= near) rows.at(-1)?.push(line);
		else rows.push([line]);
	}
	return rows.map((row) => row.sort((one, other) => one.left - other.left));
}

export function textOf(words: readonly { text: string }[]): string {
	return words.map(({ text }) => text).join(' ');
}

/**
 * Text of lines, as the service joins them
 * (docs/contract/structural-extract.md#members-of-every-element).
 */
export function textOfLines(lines: readonly Line[]): string {
	return toRows(lines)
		.map((row) => textOf(row.flatMap(({ words }) => words)))
		.join('\r\n');
}
