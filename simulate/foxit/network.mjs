import { Readable } from 'node:stream';

import { roll } from '../runtime/chance.mjs';
import { FAULT_BY_NAME, oddAnswer } from './faults.mjs';

/** How much later than usual a late answer comes. */
const LATE_MS = [2_000, 90_000];
/** Bytes of a body that come before it stalls or breaks. */
const FIRST_PART = 8;

/**
 * The way between n8n and the service: it takes time, and every fault of the history happens here.
 */
export class Network {
	/** Requests that have been sent, by what they were about. @type {Map<string, number>} */
	sent = new Map();
	/** Every fault that happened, as `place = name`. @type {Array<{ place: string, name: string }>} */
	faults = [];
	requests = 0;
	/** Senders whose requests meet no fault any more. @type {Set<string>} */
	calm = new Set();
	/** One line per request, when the plan asks for it. @type {string[]} */
	story = [];

	/**
	 * @param {object} options
	 * @param {import('../runtime/world.mjs').World} options.world
	 * @param {{ describe: Function, answer: Function }} options.service
	 * @param {any} options.plan
	 */
	constructor({ world, service, plan }) {
		this.world = world;
		this.service = service;
		this.plan = plan;
	}

	/**
	 * Sends one request.
	 *
	 * @param {any} request `{ process, method, url, headers, body, timeoutMs, signal, stream, execution }`
	 * @returns {Promise<{ status: number, headers: Record<string, string>, body: any }>}
	 * @throws an error with the `code` that n8n's HTTP library gives
	 */
	send(request) {
		const { world } = this;
		this.requests += 1;
		return new Promise((resolve, reject) => {
			const call = this.service.describe(request);
			const fault = this.#faultOf(call, request);
			this.#tell(call, fault);
			const { upMs, downMs } = this.#latency(call);
			let open = true;
			const close = (act) => {
				if (!open) return;
				open = false;
				limit.cancel();
				request.signal?.removeEventListener('abort', onAbort);
				if (request.process.alive) act();
			};
			const fail = (code) => close(() => reject(lineError(code)));
			const onAbort = () => fail('ERR_CANCELED');
			const limit = world.after(request.timeoutMs || 300_000, () => fail('ECONNABORTED'), {
				owner: request.process,
			});
			if (request.signal?.aborted) {
				fail('ERR_CANCELED');
				return;
			}
			request.signal?.addEventListener('abort', onAbort, { once: true });

			const answer = (given) => close(() => resolve(this.#received(request, given, fault)));
			if (fault?.code && !fault.reaches) {
				world.after(upMs, () => fail(fault.code));
				return;
			}
			if (fault?.status && !fault.reaches) {
				world.after(upMs + downMs, () => answer(oddAnswer(fault, request)));
				return;
			}
			if (fault?.answer === 'silent' && !fault.reaches) return;
			// A request that is on its way arrives, whatever becomes of its sender.
			world.after(upMs, () => {
				if (fault?.answer === 'twice') this.service.answer(call, request);
				const given = this.service.answer(call, request);
				if (fault?.answer === 'silent') return;
				if (fault?.code) {
					world.after(downMs, () => fail(fault.code));
					return;
				}
				const late = fault?.answer === 'late' ? this.#between(call, 'late', LATE_MS) : 0;
				const seen = fault?.status ? oddAnswer(fault, request) : given;
				world.after(downMs + late + (given.workMs ?? 0), () => answer(seen));
			});
		});
	}

	#tell(call, fault) {
		if (!this.plan.tells) return;
		const seconds = ((this.world.now - this.world.begunAt) / 1_000).toFixed(2);
		this.story.push(`${seconds} s ${call.place}#${call.ordinal}${fault ? `: ${fault.name}` : ''}`);
	}

	#faultOf(call, { execution }) {
		const { weather, seed } = this.plan;
		const count = (this.sent.get(call.place) ?? 0) + 1;
		this.sent.set(call.place, count);
		call.ordinal = count;
		if (this.calm.has(execution)) return undefined;
		const place = `${call.place}#${count}`;
		const planned = weather.planned?.[place];
		const name = weather.planned === undefined ? this.#chosen(place, call, weather, seed) : planned;
		if (name === undefined) return undefined;
		this.faults.push({ place, name });
		return FAULT_BY_NAME.get(name);
	}

	#chosen(place, call, { rate, kinds }, seed) {
		if (kinds.length === 0 || roll(seed, place) >= rate) return undefined;
		const name = kinds[Math.floor(roll(seed, `${place} which`) * kinds.length)];
		const { calls } = FAULT_BY_NAME.get(name) ?? {};
		return calls === undefined || calls.includes(call.kind) ? name : undefined;
	}

	#latency(call) {
		const { latencyMs } = this.plan.service;
		return {
			upMs: this.#between(call, 'up', latencyMs),
			downMs: this.#between(call, 'down', latencyMs),
		};
	}

	#between(call, what, [low, high]) {
		return (
			low + Math.floor(roll(this.plan.seed, `${call.place}#${call.ordinal} ${what}`) * (high - low))
		);
	}

	#received(request, { status, headers, body }, fault) {
		const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body ?? '');
		const kept = damaged(bytes, fault);
		if (!request.stream) return { status, headers, body: kept.toString('utf8') };
		const length = { ...headers, 'content-length': String(bytes.length) };
		return { status, headers: length, body: this.#streamOf(kept, fault, request) };
	}

	#streamOf(bytes, fault, request) {
		const stream = new Readable({ read() {} });
		const breaks = fault?.answer === 'broken';
		const stalls = fault?.answer === 'stalled';
		stream.on('error', () => undefined);
		if (!breaks && !stalls) {
			stream.push(bytes);
			stream.push(null);
			return stream;
		}
		stream.push(bytes.subarray(0, FIRST_PART));
		if (breaks) this.world.after(50, () => stream.destroy(lineError('ECONNRESET')));
		request.signal?.addEventListener('abort', () => stream.destroy(lineError('ERR_CANCELED')), {
			once: true,
		});
		return stream;
	}
}

function damaged(bytes, fault) {
	switch (fault?.answer) {
		case 'half':
		case 'cut':
			return bytes.subarray(0, bytes.length >> 1);
		case 'shape':
			return Buffer.from('{"data":{"accepted":true}}');
		default:
			return bytes;
	}
}

/** An error as n8n's HTTP library throws it; n8n wraps it once more. */
function lineError(code) {
	const words = {
		ECONNABORTED: 'timeout exceeded',
		ERR_CANCELED: 'canceled',
		ECONNRESET: 'socket hang up',
		ECONNREFUSED: 'connect ECONNREFUSED 203.0.113.7:443',
		ENOTFOUND: 'getaddrinfo ENOTFOUND',
	};
	const error = new Error(words[code] ?? code);
	error.name = code === 'ERR_CANCELED' ? 'CanceledError' : 'AxiosError';
	return Object.assign(error, { code, isAxiosError: true });
}
