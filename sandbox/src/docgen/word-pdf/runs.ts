import { elements, type XmlElement } from '../../engine/office/package.js';
import { descend, isWord, wordAttribute, wordChild } from '../template/word-xml.js';
import type { Cascade } from './cascade.js';
import { FieldReader, fieldText } from './fields.js';
import { runLook, type RunLook } from './look.js';
import type { Surroundings } from './surroundings.js';
import { breakableText, escapeHtml } from './words.js';

/** Stands for a page break inside a paragraph; XML has no such character. */
export const PAGE_BREAK = '\f';

const EMU_PER_PT = 12_700;
/** The engine has no tab stops. */
export const TAB = '<span style="white-space:pre">    </span>';
/** Wrappers whose inside is text like any other. Deleted and moved-away text is not among them. */
const TRANSPARENT =
	/^(hyperlink|ins|moveTo|smartTag|sdt|sdtContent|dir|bdo|customXml|oMath|oMathPara)$/;

/** Writes what stands in one paragraph. */
export class RunWriter {
	/** Text boxes that hang on the paragraph, to be set behind it. */
	readonly boxes: XmlElement[] = [];
	private readonly fields: FieldReader;

	constructor(
		private readonly around: Surroundings,
		private readonly base: Cascade,
		private readonly widthPt: number,
	) {
		this.fields = new FieldReader(around.numbers);
	}

	/** The runs below an element, in what wraps them. */
	write(parent: XmlElement): string {
		let html = '';
		for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
			if (node.nodeType !== node.ELEMENT_NODE) continue;
			const element = node as XmlElement;
			if (isWord(element, 'r')) html += this.run(element);
			else if (isWord(element, 'fldSimple')) html += this.simpleField(element);
			else if (element.localName === 'AlternateContent') html += this.write(chosen(element));
			else if (TRANSPARENT.test(element.localName ?? '')) html += this.write(element);
			else if (element.localName === 'r') html += escapeHtml(mathText(element));
		}
		return html;
	}

	private simpleField(element: XmlElement): string {
		const own = fieldText(wordAttribute(element, 'instr') ?? '', this.around.numbers);
		return own === undefined ? this.write(element) : this.styled(own, runLook(this.base));
	}

	private run(run: XmlElement): string {
		const direct = wordChild(run, 'rPr');
		const styleId = wordAttribute(wordChild(direct, 'rStyle'), 'val');
		const chain =
			styleId === undefined ? [] : this.around.source.styles.chain('character', styleId);
		const look = runLook(this.base.with(...chain.map((style) => wordChild(style, 'rPr')), direct));
		return look.isHidden ? '' : this.content(run, look);
	}

	private content(parent: XmlElement, look: RunLook): string {
		let html = '';
		for (let node = parent.firstChild; node !== null; node = node.nextSibling)
			if (node.nodeType === node.ELEMENT_NODE) html += this.piece(node as XmlElement, look);
		return html;
	}

	private piece(element: XmlElement, look: RunLook): string {
		const { localName } = element;
		if (localName === 'fldChar')
			return this.styled(this.fields.mark(wordAttribute(element, 'fldCharType') ?? ''), look);
		if (localName === 'instrText') this.fields.instruct(element.textContent ?? '');
		if (!this.fields.isShowing) return '';
		switch (localName) {
			case 't':
				return this.styled(element.textContent ?? '', look);
			case 'tab':
			case 'ptab':
				return `<span style="${look.css}">${TAB}</span>`;
			case 'br':
				return wordAttribute(element, 'type') === 'page' ? PAGE_BREAK : '<br/>';
			case 'cr':
				return '<br/>';
			case 'noBreakHyphen':
				return this.styled('\u2011', look);
			case 'footnoteReference':
			case 'endnoteReference':
				return this.noteMark(element, localName === 'footnoteReference' ? 'footnote' : 'endnote');
			case 'footnoteRef':
			case 'endnoteRef':
				return this.superscript(this.around.noteMark ?? '');
			case 'AlternateContent':
				return this.content(chosen(element), look);
			case 'drawing':
			case 'pict':
			case 'object':
				return this.picture(element);
			default:
				return '';
		}
	}

	private styled(text: string, look: RunLook): string {
		if (text === '') return '';
		const shown = look.isUpperCase ? text.toUpperCase() : text;
		return `<span style="${look.css}">${breakableText(shown, look, this.widthPt)}</span>`;
	}

	private noteMark(element: XmlElement, kind: 'footnote' | 'endnote'): string {
		const id = wordAttribute(element, 'id') ?? '';
		return this.superscript(this.around.notes.refer(kind, id));
	}

	private superscript(text: string): string {
		return text === '' ? '' : `<sup>${escapeHtml(text)}</sup>`;
	}

	private picture(drawing: XmlElement): string {
		const inside = [...descend(drawing, (element) => !isWord(element, 'txbxContent'))];
		const boxes = inside.filter((element) => isWord(element, 'txbxContent'));
		this.boxes.push(...boxes);
		const blip =
			boxes.length > 0 ? undefined : inside.find(({ localName }) => localName === 'blip');
		const address =
			blip && this.around.source.pictureOf(this.around.part, wordAttribute(blip, 'embed') ?? '');
		if (address === undefined) return '';
		const [extent] = elements(drawing, 'extent');
		const width = Number(wordAttribute(extent, 'cx')) / EMU_PER_PT;
		const height = Number(wordAttribute(extent, 'cy')) / EMU_PER_PT;
		if (!(width > 0 && height > 0)) return '';
		const shrink = Math.min(1, this.widthPt / width);
		return `<img src="${address}" style="width:${width * shrink}pt;height:${height * shrink}pt"/>`;
	}
}

/** Of alternatives, the first is what new readers show. */
function chosen(alternatives: XmlElement): XmlElement {
	return (
		elements(alternatives, 'Choice')[0] ?? elements(alternatives, 'Fallback')[0] ?? alternatives
	);
}

function mathText(run: XmlElement): string {
	return elements(run, 't')
		.map((text) => text.textContent ?? '')
		.join('');
}
