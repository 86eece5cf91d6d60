import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';

export const ROOT = resolve(__dirname, '../..');

export interface Manifest {
	name: string;
	main: string;
	files: string[];
	dependencies?: Record<string, string>;
	peerDependencies: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
}

/** A class that package.json registers, as n8n would load it. */
export interface Loaded<T> {
	className: string;
	/** Absolute path of the compiled file. */
	file: string;
	instance: T;
}

export const readManifest = (packageDirectory = ROOT): Manifest =>
	JSON.parse(readFileSync(join(packageDirectory, 'package.json'), 'utf8')) as Manifest;

export const loadNodes = (): Array<Loaded<INodeType>> => load<INodeType>(readManifest().n8n.nodes);

export const loadCredentials = (): Array<Loaded<ICredentialType>> =>
	load<ICredentialType>(readManifest().n8n.credentials);

/** n8n takes the class's name from the file's: `dist/nodes/X/X.node.js` exports `X`. */
export const classNameOf = (file: string): string => basename(file).split('.')[0] ?? '';

export const isTrigger = (description: INodeTypeDescription): boolean =>
	description.group.includes('trigger');

function load<T>(files: string[]): Array<Loaded<T>> {
	return files.map((path) => {
		const file = join(ROOT, path);
		const className = classNameOf(file);
		const module = jest.requireActual<Record<string, new () => T>>(file);
		const constructor = module[className];
		if (constructor === undefined) throw new Error(`${path} does not export ${className}`);
		return { className, file, instance: new constructor() };
	});
}
