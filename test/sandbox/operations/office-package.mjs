/**
 * Opens an OOXML file the strict way: what Word, Excel or PowerPoint would offer to repair, throws here.
 */
import JSZip from 'jszip';

const XMLDOM = new URL(
	'../../../sandbox/node_modules/@xmldom/xmldom/lib/index.js',
	import.meta.url,
);

/**
 * The XML parts of a package by their paths, each checked to be well-formed, typed and reachable.
 *
 * @param {Uint8Array} bytes
 * @returns {Promise<Record<string, string>>}
 */
export async function officeParts(bytes) {
	const { default: xmldom } = await import(XMLDOM.href);
	const zip = await JSZip.loadAsync(bytes);
	const parts = {};
	for (const [name, file] of Object.entries(zip.files)) parts[name] = await file.async('string');
	const parse = (name) =>
		new xmldom.DOMParser({ onError: xmldom.onErrorStopParsing }).parseFromString(
			parts[name],
			'text/xml',
		);
	const documents = Object.fromEntries(Object.keys(parts).map((name) => [name, parse(name)]));
	const elements = (name, tag) => Array.from(documents[name].getElementsByTagName(tag));

	const typed = elements('[Content_Types].xml', 'Override').map((element) =>
		element.getAttribute('PartName').slice(1),
	);
	const reached = new Set();
	for (const name of Object.keys(parts).filter((path) => path.endsWith('.rels'))) {
		for (const relation of elements(name, 'Relationship')) {
			const target = relation.getAttribute('Target').replace(/^\//, '');
			if (!(target in parts)) throw new Error(`${name} refers to ${target}, which is not there`);
			reached.add(target);
		}
		const owner = name.replace('_rels/', '').replace(/\.rels$/, '');
		const ids = new Set(
			elements(name, 'Relationship').map((relation) => relation.getAttribute('Id')),
		);
		for (const [, id] of (parts[owner] ?? '').matchAll(/\br:id="([^"]*)"/g))
			if (!ids.has(id)) throw new Error(`${owner} uses ${id}, which is not in ${name}`);
	}
	for (const name of typed)
		if (!(name in parts)) throw new Error(`${name} has a type and is not there`);
	for (const name of Object.keys(parts)) {
		if (name.endsWith('.rels') || name === '[Content_Types].xml') continue;
		if (!typed.includes(name)) throw new Error(`${name} has no type`);
		if (!reached.has(name)) throw new Error(`nothing refers to ${name}`);
	}
	return parts;
}
