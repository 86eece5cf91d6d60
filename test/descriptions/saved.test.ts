/** Nodes of the examples as they were saved with 0.1.0: n8n opens them with every value that they have. */
import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';

import { loadNodes } from '../support/package-nodes';
import saved from './saved/nodes-0.1.0.json';

const descriptions = new Map(
	loadNodes().map(({ instance }) => [instance.description.name, instance.description]),
);

it.each(saved.map((node) => [`${node.example}: ${node.name}`, node] as const))(
	'%s opens as it was saved',
	(_title, { name, type, typeVersion, parameters }) => {
		const description = descriptions.get(type);
		if (!description) throw new Error(`There is no node ${type} any more`);
		expect([description.version].flat()).toContain(typeVersion);

		const given = parameters as INodeParameters;
		const node: INode = { id: '1', name, type, typeVersion, position: [0, 0], parameters: given };
		const opened = NodeHelpers.getNodeParameters(
			description.properties,
			given,
			true,
			false,
			node,
			description,
		);
		expect(opened).toMatchObject(given);
		const issues = NodeHelpers.getNodeParametersIssues(
			description.properties,
			{ ...node, parameters: opened ?? {} },
			description,
		);
		expect(issues).toBeNull();
	},
);
