/** The editor's Stop: the node ends at once, and nothing is sent any more. */
import { NODE, type InputItem, type Result } from '../support/use-foxit-node';
import { GENERATES, template, useDocGen } from './support/doc-gen';
import { useFileServer } from '../support/file-server';

const docGen = useDocGen({ speed: 1 });
const server = useFileServer();

const items = async (count: number): Promise<InputItem[]> => {
	const file = await template(['{{name}}']);
	return Array.from({ length: count }, (_, name) => ({ json: { name }, file }));
};

/** Stops a run as soon as something is so. */
async function stopWhen(
	isSo: () => Promise<boolean> | boolean,
	parameters: object,
	given: InputItem[],
): Promise<Result> {
	const { promise, cancel } = docGen.start(parameters, given);
	while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
	cancel();
	return await promise;
}

const sent = async () => (await docGen.control.requests()).length;

it('while a document is made', async () => {
	const action = { type: 'delay', ms: 120_000 };
	await docGen.control.faults({ match: GENERATES, action, times: -1 });
	const given = await items(6);
	const result = await stopWhen(
		async () => (await sent()) >= 2,
		{ options: { concurrency: 2 } },
		given,
	);
	expect(result.status).toBe('canceled');
	expect(await sent()).toBe(2);
	expect(result.items(NODE)).toEqual([]);
});

it('while a template is on its way', async () => {
	const templateUrl = server.put('/slow.docx', (response) => {
		response.writeHead(200, { 'content-length': '1000' }).write('PK');
	});
	const parameters = { templateSource: 'url', templateUrl };
	const result = await stopWhen(() => server.asked.length > 0, parameters, await items(1));
	expect(result.status).toBe('canceled');
	expect(await docGen.trace()).toEqual([]);
});

it('between two attempts', async () => {
	const action = { type: 'status', status: 503, body: '', headers: { 'retry-after': '60' } };
	await docGen.control.faults({ match: GENERATES, action, times: -1 });
	const result = await stopWhen(async () => (await sent()) === 1, {}, await items(1));
	expect(result.status).toBe('canceled');
	expect(await sent()).toBe(1);
});
