import type { XmlElement } from '../../engine/office/package.js';

const WORD_NAMESPACES: ReadonlySet<string> = new Set([
	'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
	'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);

type XmlNode = NonNullable<XmlElement['firstChild']>;

/** Whether a node is a WordprocessingML element of that name. */
export function isWord(node: XmlElement, localName?: string): boolean;
export function isWord(node: XmlNode | null, localName?: string): node is XmlElement;
export function isWord(node: XmlNode | null, localName?: string): boolean {
	return (
		node !== null &&
		node.nodeType === node.ELEMENT_NODE &&
		WORD_NAMESPACES.has(node.namespaceURI ?? '') &&
		(localName === undefined || node.localName === localName)
	);
}

/** Elements below one, in document order; of those `into` refuses, the inside is left out. */
export function* descend(
	root: XmlElement,
	into: (element: XmlElement) => boolean = () => true,
): Generator<XmlElement> {
	let node = root.firstChild;
	while (node !== null) {
		let inside: XmlNode | null = null;
		if (isElement(node)) {
			yield node;
			if (into(node)) inside = node.firstChild;
		}
		node = inside ?? following(node, root);
	}
}

/** The next node in document order that is not inside this one. */
function following(node: XmlNode, root: XmlElement): XmlNode | null {
	for (let up: XmlNode | null = node; up !== null && up !== root; up = up.parentNode)
		if (up.nextSibling !== null) return up.nextSibling;
	return null;
}

function isElement(node: XmlNode): node is XmlElement {
	return node.nodeType === node.ELEMENT_NODE;
}

/** The nearest Word element of a name above a node. */
export function ancestor(node: XmlElement, localName: string): XmlElement | undefined {
	for (let up = node.parentNode; up !== null; up = up.parentNode)
		if (isWord(up, localName)) return up;
	return undefined;
}

/** A Word attribute of an element, whatever its prefix. */
export function wordAttribute(
	element: XmlElement | undefined,
	localName: string,
): string | undefined {
	if (element === undefined) return undefined;
	for (const candidate of element.attributes)
		if (candidate.localName === localName) return candidate.value;
	return undefined;
}

/** The first Word child of a name. */
export function wordChild(
	parent: XmlElement | undefined,
	localName: string,
): XmlElement | undefined {
	for (let node = parent?.firstChild ?? null; node !== null; node = node.nextSibling)
		if (isWord(node, localName)) return node;
	return undefined;
}
