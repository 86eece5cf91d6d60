import { asFailure } from '../../shared/failure';
import type { Template } from './template';

/** More than are in use at a time by any sensible workflow, few enough to hold: up to 5.3 MB each. */
const MAX_TEMPLATES = 4;

/** Templates of one run, so that the same one is read and encoded once for all items. */
export class TemplateCache {
	private readonly templates = new Map<string, Promise<Template>>();

	/**
	 * @param key tells templates apart: an id, a URL, or the content itself
	 * @param load called when it is not known, or has been dropped for others
	 */
	async get(key: string, load: () => Promise<Template>): Promise<Template> {
		const known = this.templates.get(key);
		if (known) this.templates.delete(key); // To be put in again, as the youngest.
		const template = known ?? load();
		this.templates.set(key, template);
		const [oldest] = this.templates.keys();
		if (this.templates.size > MAX_TEMPLATES && oldest !== undefined) this.templates.delete(oldest);
		template.catch((failure: unknown) => {
			// A fault of the network may be gone when the next item asks; what is not a template stays so.
			const staysSo = asFailure(failure).kind === 'input';
			if (!staysSo && this.templates.get(key) === template) this.templates.delete(key);
		});
		return await template;
	}
}
