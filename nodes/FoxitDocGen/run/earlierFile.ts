import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import { binaryInput, type InputFile } from '../../shared/file/binaryInput';
import type { DocGenRun } from './docGenRun';

const NODE_LABEL = 'Node Name';

/**
 * A file that a node before this one has put out on its first item.
 *
 * @throws FoxitFailure `input` when there is no such node or file
 */
export async function earlierFile({
	context,
	parameters,
	itemIndex,
}: DocGenRun): Promise<InputFile> {
	const field = parameters.requiredText('templateField');
	const chosen = parameters.text('templateNode');
	const nodes = nodesBefore(context);
	if (chosen && !nodes.includes(chosen)) {
		throw inputFailure(`There is no node "${chosen}" before this one`, {
			parameter: NODE_LABEL,
			advice: `Write its name as it stands on the canvas. Before this one there are: ${quoted(nodes)}.`,
		});
	}
	for (const name of chosen ? [chosen] : nodes) {
		const binary = filesOf(context, itemIndex, name)[field];
		if (binary)
			return await binaryInput(context, itemIndex, binary, parameters.label('templateField'));
	}
	const who = chosen ? `The node "${chosen}" has` : 'The nodes before this one have';
	throw inputFailure(`${who} output no file in "${field}"`, {
		parameter: parameters.label('templateField'),
		advice:
			'Run the node that reads the template in this execution, before this one, and name its output field.',
	});
}

/** The names of the nodes before this one, the nearest first. */
function nodesBefore(context: IExecuteFunctions): string[] {
	const own = context.getNode().name;
	const known = new Set([own]);
	// What is added while the set is walked is walked, too.
	for (const name of known) {
		for (const { name: parent } of context.getParentNodes(name, { depth: 1 })) known.add(parent);
	}
	known.delete(own);
	return [...known];
}

/** The files of a node's first item; none where the node has not run. */
function filesOf(context: IExecuteFunctions, itemIndex: number, name: string): IBinaryKeyData {
	try {
		const { $ } = context.getWorkflowDataProxy(itemIndex) as unknown as NodeProxy;
		return $(name).first()?.binary ?? {};
	} catch {
		return {};
	}
}

interface NodeProxy {
	$: (name: string) => { first: () => { binary?: IBinaryKeyData } | undefined };
}

function quoted(names: readonly string[]): string {
	return names.length > 0 ? names.map((name) => `"${name}"`).join(', ') : 'none';
}
