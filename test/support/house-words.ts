import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

import { loadCredentials, loadNodes, ROOT } from './package-nodes';

/** A text that people read, and where it is. */
export interface ShownText {
	place: string;
	text: string;
}

/** A word that the house does not use, and what it writes instead. */
export interface BannedWord {
	word: string;
	write: string;
}

const HEADING = '### Words that a test looks for';
const SHOWN_KEYS = new Set([
	...['action', 'addExpressionButton', 'buttonLabel', 'description', 'displayName', 'errorMessage'],
	...['eventTriggerDescription', 'hint', 'message', 'multipleValueButtonText', 'placeholder'],
]);

/** The table in CONTRIBUTING.md, a row for each word of its second column. */
export function bannedWords(): BannedWord[] {
	const [, section = ''] = read('CONTRIBUTING.md').split(HEADING);
	const [table = ''] = section.split('\n## ');
	return [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)]
		.filter(([, write = '']) => write !== 'Write' && !write.startsWith('-'))
		.flatMap(([, write = '', never = '']) =>
			never.split(', ').map((word) => ({ word: word.trim(), write })),
		);
}

/** A sentence for each banned word in a text. */
export function wordFindings(texts: readonly ShownText[], banned: readonly BannedWord[]): string[] {
	const patterns = banned.map(({ word, write }) => ({
		pattern: new RegExp(`\\b${word.replace(/ /g, '\\s+')}\\b`, 'i'),
		advice: `has "${word}". Write: ${write}`,
	}));
	return texts.flatMap(({ place, text }) =>
		patterns
			.filter(({ pattern }) => pattern.test(text))
			.map(({ advice }) => `${place} ${advice} (${text.slice(0, 100)})`),
	);
}

/** Names, descriptions, hints, placeholders, notices and options of all nodes and credentials. */
export function shownByDescriptions(): ShownText[] {
	const nodes = loadNodes().map(({ className, instance }) => ({
		place: className,
		shown: instance.description,
	}));
	const credentials = loadCredentials().map(({ className, instance }) => ({
		place: className,
		shown: instance,
	}));
	return [...nodes, ...credentials].flatMap(({ place, shown }) => textsIn(shown, place));
}

function textsIn(value: unknown, place: string): ShownText[] {
	if (Array.isArray(value)) return value.flatMap((entry) => textsIn(entry, place));
	if (typeof value !== 'object' || value === null) return [];
	const members = Object.entries(value);
	const isOption = 'value' in value;
	const name = (value as { name?: unknown }).name;
	const here = typeof name === 'string' ? `${place}/${name}` : place;
	return members.flatMap(([key, member]) => {
		if (typeof member !== 'string') return textsIn(member, here);
		const shown = SHOWN_KEYS.has(key) || (isOption && key === 'name');
		return shown ? [{ place: `${here} (${key})`, text: member }] : [];
	});
}

/** Sentences in the sources: errors, advice, hints and log lines. */
export function shownBySources(): ShownText[] {
	return ['nodes', 'credentials'].flatMap((folder) =>
		filesIn(folder, '.ts').flatMap((file) => literalsIn(file)),
	);
}

function literalsIn(file: string): ShownText[] {
	const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
	const found: ShownText[] = [];
	const visit = (node: ts.Node): void => {
		if (
			ts.isStringLiteralLike(node) ||
			ts.isTemplateHead(node) ||
			ts.isTemplateMiddleOrTemplateTail(node)
		) {
			const { line } = source.getLineAndCharacterOfPosition(node.getStart());
			if (node.text.includes(' ')) found.push({ place: `${file}:${line + 1}`, text: node.text });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** Paragraphs of the pages for users, without code. */
export function shownByPages(): ShownText[] {
	const pages = [
		...['README.md', 'CHANGELOG.md'],
		...filesIn('docs', '.md').filter((file) => !/^docs\/(contract|decisions)\//.test(file)),
	];
	return pages.flatMap((file) =>
		read(file)
			.replace(/```[\s\S]*?```/g, '')
			.replace(/`[^`\n]*`/g, '')
			.split(/\n\s*\n|\n(?=[|-])/)
			.map((text) => ({ place: file, text })),
	);
}

/** The notes on the canvas of the examples. */
export function shownByExamples(): ShownText[] {
	return filesIn('examples', '.json').flatMap((file) => {
		const { nodes = [] } = JSON.parse(read(file)) as {
			nodes?: Array<{ notes?: string; parameters?: { content?: string } }>;
		};
		return nodes.flatMap(({ notes, parameters }) =>
			[notes, parameters?.content].flatMap((text) => (text ? [{ place: file, text }] : [])),
		);
	});
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

function filesIn(folder: string, ending: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith(ending))
		.map((name) => join(folder, name));
}
