import { roll } from '../runtime/chance.mjs';
import { intentsIn } from './intents.mjs';
import { zipOf } from './zip.mjs';
import { json, notFound } from './answers.mjs';

/** Documents and tasks are gone after a day. */
const KEEP_MS = 24 * 60 * 60_000;

/** What an endpoint makes: the last part of its path says it. */
const EXTENSION = {
	'pdf-to-word': 'zip',
	'pdf-to-excel': 'zip',
	'pdf-to-ppt': 'zip',
	'pdf-to-text': 'txt',
	'get-pdf-properties': 'data',
	'pdf-structural-extract': 'structure',
};

/** The content of a result: it names whose document it is and all that was done to it. */
export function resultContent(kind, intents, path) {
	const words = `${intents.join(' ')} made by ${path.join(' > ')}\n`;
	if (kind === 'zip') return zipOf('word/document.xml', words);
	if (kind === 'structure') return zipOf('StructureInfo.json', structureOf(words.trim()));
	return kind === 'pdf' ? `%PDF-1.7\n${words}%%EOF\n` : words;
}

/** The result of Structural Extract for a document of one paragraph. */
function structureOf(text) {
	return JSON.stringify({
		analyzeResult: {
			version: { schema: '1.0.7' },
			pages: [
				{ pageNumber: 1, size: { width: 612, height: 792, unit: 'point' }, state: 'success' },
			],
			elements: [{ type: 'paragraph', content: { text }, region: { page: 1 }, score: 0.9 }],
		},
	});
}

/** What an operation leaves behind. */
export function kindOfResult(operation) {
	return EXTENSION[operation] ?? 'pdf';
}

/**
 * Documents, tasks and credits of PDF Services, on several servers that lag behind each other.
 */
export class PdfServices {
	/** @type {Map<string, any>} */
	documents = new Map();
	/** @type {Map<string, any>} */
	tasks = new Map();
	#ids = 0;

	constructor({ world, plan, ledger }) {
		this.world = world;
		this.plan = plan;
		this.ledger = ledger;
	}

	/** What a request is about, without doing anything. */
	describe({ method, path, text }) {
		if (method === 'POST' && path === '/documents/upload') {
			const intents = intentsIn(text());
			return { kind: 'upload', intents, place: `${intents[0]} upload` };
		}
		if (method === 'POST') {
			const ids = text().match(/[0-9a-f]{24}/g) ?? [];
			const intents = [...new Set(ids.flatMap((id) => this.documents.get(id)?.intents ?? []))];
			const operation = path.slice(path.lastIndexOf('/') + 1);
			return {
				kind: 'submit',
				intents,
				ids,
				operation,
				place: `${intents[0]} submit ${operation}`,
			};
		}
		const id = /[0-9a-f]{24}/.exec(path)?.[0] ?? '';
		if (path.startsWith('/tasks/')) {
			const task = this.tasks.get(id);
			return { kind: 'look', id, intents: task?.intents, place: `${placeOf(task)} look` };
		}
		const document = this.documents.get(id);
		const kind = method === 'DELETE' ? 'delete' : 'download';
		const place = `${placeOf(document)} ${kind} ${document?.path?.length ?? 0}`;
		return { kind, id, intents: document?.intents, place };
	}

	/** Does what is asked. */
	answer(call, request) {
		switch (call.kind) {
			case 'upload':
				return this.#upload(call, request);
			case 'submit':
				return this.#submit(call, request);
			case 'look':
				return this.#look(call);
			case 'download':
				return this.#download(call);
			default:
				return this.#delete(call);
		}
	}

	#newId() {
		this.#ids += 1;
		return `6a87bc79335d041d${this.#ids.toString(16).padStart(8, '0')}`;
	}

	/** Whether the server that this request came to has heard of something. */
	#knows(thing, call) {
		if (!thing || thing.deleted) return false;
		const age = this.world.now - thing.at;
		if (age > KEEP_MS) return false;
		return age >= this.#lag(thing, call);
	}

	#lag(thing, call) {
		const { servers, lagMs } = this.plan.service;
		if (servers === 1 || lagMs === 0) return 0;
		const server = Math.floor(
			roll(this.plan.seed, `${call.place}#${call.ordinal} server`) * servers,
		);
		if (server === thing.server) return 0;
		return roll(this.plan.seed, `${thing.id} lag ${server}`) * lagMs;
	}

	#store(intents, path, call, content) {
		const id = this.#newId();
		const server = Math.floor(roll(this.plan.seed, `${id} home`) * this.plan.service.servers);
		this.documents.set(id, { id, intents, path, at: this.world.now, server, content });
		return id;
	}

	#upload(call, request) {
		const documentId = this.#store(call.intents, [], call, fileIn(request.body));
		this.ledger.note({ kind: 'upload', intents: call.intents, documentId });
		return json(200, { documentId });
	}

	#submit(call, request) {
		const inputs = call.ids.map((id) => this.documents.get(id));
		if (inputs.length === 0 || !inputs.every((document) => this.#knows(document, call))) {
			return notFound();
		}
		if (!this.ledger.takeCredit()) {
			return json(402, { code: 'QUOTA_EXCEEDED', message: 'No credits left' });
		}
		const id = this.#newId();
		const { jobMs, failing } = this.plan.service;
		const chance = (what) => roll(this.plan.seed, `${call.place}#${call.ordinal} ${what}`);
		const task = {
			id,
			intents: call.intents,
			operation: call.operation,
			at: this.world.now,
			server: Math.floor(chance('home') * this.plan.service.servers),
			endsAt: this.world.now + jobMs[0] + Math.floor(chance('job') * (jobMs[1] - jobMs[0])),
			fails: chance('fails') < failing,
			path: [...(inputs[0]?.path ?? []), call.operation],
			execution: request.execution,
			lastLookAt: this.world.now,
		};
		this.tasks.set(id, task);
		this.ledger.note({
			kind: 'task',
			intents: call.intents,
			step: task.path.join('>'),
			taskId: id,
			execution: request.execution,
			task,
		});
		return json(202, { taskId: id });
	}

	#look(call) {
		const task = this.tasks.get(call.id);
		if (task) task.lastLookAt = this.world.now;
		if (!this.#knows(task, call)) {
			return json(200, {
				taskId: call.id,
				status: 'FAILED',
				error: { code: 'TASK_NOT_FOUND', message: 'Task is not exist' },
			});
		}
		if (this.world.now < task.endsAt) {
			const progress = Math.floor((100 * (this.world.now - task.at)) / (task.endsAt - task.at));
			return json(200, { taskId: task.id, status: 'IN_PROGRESS', progress });
		}
		if (task.fails) {
			const error = { code: 'PROCESSING_FAILED', message: 'The engine gave up' };
			return json(200, { taskId: task.id, status: 'FAILED', error });
		}
		const done = { taskId: task.id, status: 'COMPLETED', progress: 100 };
		const kind = kindOfResult(task.operation);
		if (kind === 'data') {
			return json(200, { ...done, resultData: { title: task.intents.join(' '), made: task.path } });
		}
		if (!task.resultDocumentId) {
			const content = resultContent(kind, task.intents, task.path);
			task.resultDocumentId = this.#store(task.intents, task.path, call, content);
		}
		return json(200, { ...done, resultDocumentId: task.resultDocumentId });
	}

	#download(call) {
		const document = this.documents.get(call.id);
		if (!this.#knows(document, call)) return notFound();
		const headers = { 'content-type': 'application/octet-stream' };
		return { status: 200, headers, body: Buffer.from(document.content, 'latin1') };
	}

	#delete(call) {
		const document = this.documents.get(call.id);
		if (!this.#knows(document, call)) return notFound();
		document.deleted = true;
		this.ledger.note({ kind: 'delete', documentId: call.id, intents: document.intents });
		return json(200, {});
	}
}

/** The file within a multipart body. */
function fileIn(body) {
	const text = body.toString('latin1');
	return text.slice(text.indexOf('\r\n\r\n') + 4, text.lastIndexOf('\r\n--'));
}

function placeOf(thing) {
	return thing?.intents?.[0] ?? 'unknown';
}
