import type { XmlElement } from '../../engine/office/package.js';
import { wordAttribute, wordChild } from '../template/word-xml.js';

const OFF = /^(0|false|off|none)$/;
const TWIPS_PER_PT = 20;

/** Property lists that apply to the same thing, the nearest last: it wins. */
export class Cascade {
	constructor(private readonly sources: readonly (XmlElement | undefined)[]) {}

	/** The same with nearer lists behind. */
	with(...sources: readonly (XmlElement | undefined)[]): Cascade {
		return new Cascade([...this.sources, ...sources]);
	}

	/** The element that sets a property. */
	find(name: string): XmlElement | undefined {
		for (let index = this.sources.length - 1; index >= 0; index--) {
			const found = wordChild(this.sources[index], name);
			if (found !== undefined) return found;
		}
		return undefined;
	}

	/** An attribute of a property; each is inherited by itself. */
	attribute(name: string, ...attributes: readonly string[]): string | undefined {
		for (let index = this.sources.length - 1; index >= 0; index--) {
			const found = wordChild(this.sources[index], name);
			for (const attribute of attributes) {
				const value = wordAttribute(found, attribute);
				if (value !== undefined) return value;
			}
		}
		return undefined;
	}

	/** A property that is there or not, and may say that it is not. */
	isOn(name: string): boolean {
		const found = this.find(name);
		return found !== undefined && !OFF.test(wordAttribute(found, 'val') ?? '');
	}

	/** A length in points; 0 when nobody sets it. */
	points(name: string, ...attributes: readonly string[]): number {
		return twips(this.attribute(name, ...attributes)) ?? 0;
	}
}

/** Twentieths of a point, as Word counts most lengths. */
export function twips(value: string | undefined): number | undefined {
	const number = Number(value);
	return value === undefined || !Number.isFinite(number) ? undefined : number / TWIPS_PER_PT;
}
