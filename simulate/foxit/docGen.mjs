import { roll } from '../runtime/chance.mjs';
import { json } from './answers.mjs';
import { intentsIn } from './intents.mjs';
import { resultContent } from './pdfServices.mjs';

/** DocGen answers within the call and keeps nothing: what is lost on the way is gone, and paid. */
export class DocGen {
	constructor({ world, plan, ledger }) {
		this.world = world;
		this.plan = plan;
		this.ledger = ledger;
	}

	describe({ path, text }) {
		const intents = intentsIn(text());
		return { kind: 'generate', intents, path, place: `${intents[0]} generate` };
	}

	answer(call) {
		const { intents, place, ordinal, path } = call;
		if (!path.endsWith('/GenerateDocumentBase64'))
			return json(404, { message: 'No static resource' });
		if (!this.ledger.takeCredit()) {
			return json(402, { code: 'QUOTA_EXCEEDED', message: 'No credits left' });
		}
		this.ledger.note({ kind: 'generation', intents, step: 'generate' });
		const content = resultContent('pdf', intents, ['generate']);
		const base64FileString = Buffer.from(content, 'latin1').toString('base64');
		const [least, most] = this.plan.service.jobMs;
		const workMs = least + roll(this.plan.seed, `${place}#${ordinal} work`) * (most - least);
		return { ...json(200, { message: 'Done', fileExtension: 'pdf', base64FileString }), workMs };
	}
}
