import { n8nCore } from '../n8n.mjs';
import { Crypto } from './crypto.mjs';
import { ManualTrigger } from './manual-trigger.mjs';
import { NoOp } from './no-op.mjs';
import { ReadWriteFile } from './read-write-file.mjs';
import { RemoveDuplicates } from './remove-duplicates.mjs';
import { SetFields } from './set.mjs';
import { SplitOut } from './split-out.mjs';
import { StickyNote } from './sticky-note.mjs';

const PACKAGE_NAME = 'n8n-nodes-base';

/** @returns {import('../node-types.mjs').NodeSource} the nodes of this folder, by n8n's names */
export function createBaseNodes() {
	const nodes = [
		new Crypto(),
		new ManualTrigger(),
		new NoOp(),
		new ReadWriteFile(),
		new RemoveDuplicates(),
		new SetFields(),
		new SplitOut(),
		new StickyNote(),
	];
	const byName = new Map(nodes.map((node) => [node.description.name, node]));
	return {
		packageName: PACKAGE_NAME,
		getNode(name) {
			const type = byName.get(name);
			if (!type) throw new n8nCore.UnrecognizedNodeTypeError(PACKAGE_NAME, name);
			return { type };
		},
	};
}
