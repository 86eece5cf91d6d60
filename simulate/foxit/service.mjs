import { json } from './answers.mjs';
import { DocGen } from './docGen.mjs';
import { ESign } from './eSign.mjs';
import { Ledger } from './ledger.mjs';
import { makeLimiter, retryAfter } from './limiter.mjs';
import { PdfServices } from './pdfServices.mjs';
import { CHANNEL_SECRET } from './webhooks.mjs';

const KEYS = { client_id: 'simulated-client', client_secret: 'simulated-secret-7f3a9c' };

/** The keys that the service accepts; no output, error or log line may hold the secret. */
export const SECRET = KEYS.client_secret;

/** Foxit in memory: one account, its limiter and the services behind it. */
export class Service {
	refused = 0;
	/** When each execution has sent its last request. @type {Map<string, number>} */
	lastRequestAt = new Map();

	/** @param {{ world: import('../runtime/world.mjs').World, plan: any }} options */
	constructor({ world, plan }) {
		this.world = world;
		this.plan = plan;
		this.ledger = new Ledger(world, plan.service.credits);
		this.#limit = makeLimiter(plan.service.limiter);
		const parts = { world, plan, ledger: this.ledger };
		this.pdfServices = new PdfServices(parts);
		this.eSign = new ESign(parts);
		this.#services = [
			['/pdf-services/api', this.pdfServices],
			['/document-generation/api', new DocGen(parts)],
			['/esign/api/v1', this.eSign],
		];
	}

	#limit;
	/** @type {Array<[string, any]>} */
	#services;

	/** What a request is about. It is sent in any case; when it was sent is noted. */
	describe(request) {
		const { method, url, body } = request;
		if (request.execution !== undefined) this.lastRequestAt.set(request.execution, this.world.now);
		const { pathname, searchParams } = new URL(url);
		const [prefix, service] = this.#services.find(([known]) => pathname.startsWith(known)) ?? [];
		if (!service) return { kind: 'unknown', place: `unknown ${pathname}` };
		const path = pathname.slice(prefix.length);
		const text = () => (Buffer.isBuffer(body) ? body.toString('latin1') : String(body ?? ''));
		return { ...service.describe({ method, path, query: searchParams, text }), service };
	}

	/** Acts on a request that has arrived. */
	answer(call, request) {
		const { headers } = request;
		if (headers.client_id !== KEYS.client_id || headers.client_secret !== KEYS.client_secret) {
			return json(401, { allow: false, reason: 'Invalid credentials' });
		}
		const waitMs = this.#limit(this.world.now);
		if (waitMs > 0) {
			this.refused += 1;
			const again = retryAfter(this.plan.service.limiter.says, waitMs);
			return json(429, { code: 'TOO_MANY_REQUESTS', message: 'Rate limit exceeded' }, again);
		}
		if (!call.service) return json(404, { code: 'NOT_FOUND', message: 'No static resource' });
		return call.service.answer(call, request);
	}
}

/** The credential that leads to the service. */
export const CREDENTIALS = {
	foxitApi: {
		clientId: KEYS.client_id,
		clientSecret: KEYS.client_secret,
		environment: 'us',
		webhookSecret: CHANNEL_SECRET,
	},
};
