import { elements, type XmlDocument, type XmlElement } from '../../engine/office/package.js';
import { wordAttribute, wordChild } from '../template/word-xml.js';
import { Cascade } from './cascade.js';

type Kind = 'paragraph' | 'character' | 'table';

/** A document's styles, each with those it is based on. */
export class Styles {
	private readonly byId = new Map<string, XmlElement>();
	private readonly defaults = new Map<string, string>();
	private readonly chains = new Map<string, XmlElement[]>();
	private readonly documentDefaults: XmlElement | undefined;

	constructor(document: XmlDocument | undefined) {
		const root = document?.documentElement ?? undefined;
		this.documentDefaults = wordChild(root, 'docDefaults');
		for (const style of document === undefined ? [] : elements(document, 'style')) {
			const id = wordAttribute(style, 'styleId') ?? '';
			this.byId.set(id, style);
			if (/^(1|true|on)$/.test(wordAttribute(style, 'default') ?? ''))
				this.defaults.set(wordAttribute(style, 'type') ?? '', id);
		}
	}

	/** A style behind those it is based on; without a name, the default of its kind. */
	chain(kind: Kind, id: string | undefined): readonly XmlElement[] {
		const from = id ?? this.defaults.get(kind) ?? '';
		const known = this.chains.get(from);
		if (known !== undefined) return known;
		const chain: XmlElement[] = [];
		let style = this.byId.get(from);
		while (style !== undefined && !chain.includes(style)) {
			chain.unshift(style);
			style = this.byId.get(wordAttribute(wordChild(style, 'basedOn'), 'val') ?? '');
		}
		this.chains.set(from, chain);
		return chain;
	}

	/** What holds for all paragraphs and runs unless somebody nearer says otherwise. */
	base(): { paragraph: Cascade; run: Cascade } {
		const inner = (outer: string, name: string): XmlElement | undefined =>
			wordChild(wordChild(this.documentDefaults, outer), name);
		return {
			paragraph: new Cascade([inner('pPrDefault', 'pPr')]),
			run: new Cascade([inner('rPrDefault', 'rPr')]),
		};
	}
}
