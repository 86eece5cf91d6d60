import { readGenerate, readTemplate } from '../../docgen/body.js';
import { analyzeJob, generateJob } from '../../docgen/jobs.js';
import { runJob, type Made } from '../../docgen/run-job.js';
import type { JsonObject } from '../../json.js';
import { checkCredits } from '../../http/submit.js';
import type { Sandbox } from '../../sandbox.js';
import { newId } from '../../state/ids.js';
import { json } from '../../http/answer.js';
import type { Call, Route } from '../../http/call.js';
import { asJsonObject } from '../../http/request-body.js';

/** Root of Document Generation on the gateway. */
const DOCGEN = '/document-generation/api';

/** Far above what a template may have, so that it is the template that is refused. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;
const GENERATE_CREDITS = 1;

/** docs/contract/docgen.md#generate-a-document. */
const generate: Route = {
	method: 'POST',
	path: `${DOCGEN}/GenerateDocumentBase64`,
	facts: () => ({ operation: generateJob.name, immediate: true }),
	async handle(call, sandbox) {
		const body = await readBody(call);
		const { template, options } = readGenerate(body, sandbox.settings);
		const given = { ...options, nowMs: sandbox.clock.now() };
		const made = await paid(call, sandbox, GENERATE_CREDITS, generateJob.name, template, given);
		if (made.kind !== 'file') throw new Error('no document was made');
		const { format } = options;
		return json(200, {
			message: `${format.toUpperCase()} Document Generated Successfully`,
			fileExtension: format,
			base64FileString: made.bytes.toString('base64'),
		});
	},
};

/** docs/contract/docgen.md#analyze-a-template. */
const analyze: Route = {
	method: 'POST',
	path: `${DOCGEN}/AnalyzeDocumentBase64`,
	facts: () => ({ operation: analyzeJob.name, immediate: true }),
	async handle(call, sandbox) {
		const { settings } = sandbox;
		const template = readTemplate(await readBody(call), settings);
		const made = await paid(call, sandbox, settings.analyzeCredits, analyzeJob.name, template, {});
		const { singles, loops } = made.kind === 'data' ? made.data : {};
		const listed = (names: unknown): unknown =>
			settings.analyzeForm === 'array' || !Array.isArray(names) ? names : names.join(',');
		return json(200, { singleTagsString: listed(singles), doubleTagsString: listed(loops) });
	},
};

async function readBody(call: Call): Promise<JsonObject> {
	return asJsonObject(await call.json(MAX_BODY_BYTES));
}

/** Does a job for credits; what fails costs nothing. */
async function paid(
	call: Call,
	sandbox: Sandbox,
	credits: number,
	operation: string,
	template: Buffer,
	options: JsonObject,
): Promise<Made> {
	const { ledger, clock } = sandbox;
	const account = call.account.clientId;
	const taskId = newId();
	checkCredits(call, sandbox, credits);
	const giveBack = ledger.hold(account, credits);
	try {
		const made = await runJob(operation, taskId, template, options, sandbox);
		if (credits > 0)
			ledger.charge(
				{ taskId, operation, account, requestSeq: call.entry.seq, atMs: clock.now() },
				credits,
			);
		return made;
	} finally {
		giveBack();
	}
}

/** Document generation. */
export const docgenRoutes: readonly Route[] = [generate, analyze];
