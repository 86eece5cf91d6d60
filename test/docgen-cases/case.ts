import type { Block } from '../FoxitDocGen/support/words';

/**
 * One reading of the template language: what becomes of a template and its data, and what the node's
 * check says before.
 */
export interface Case {
	what: string;
	body: Block[];
	data: object;
	/** The text of the document, blanks folded; `undefined` where the service refuses the template. */
	becomes: string | RegExp | undefined;
	/** Codes of the check's warnings; none: the template is ready for these data. */
	warnings: string[];
	/** The program that wrote the template; none says so if not given. */
	application?: string;
	/**
	 * The mark of docs/contract/docgen.md#template-language. Where the service is not known, check, mapper
	 * and sandbox agree on what is expected.
	 */
	certainty: 'seen' | 'documented' | 'expected';
	/** Fields of the mapper, loops with `[]`, those that can be added in parentheses. */
	fields: string[];
	/** What differs when the data come by the mapper. */
	mapped?: Partial<Pick<Case, 'becomes' | 'warnings'>>;
}

/** A table of these rows. */
export const table = (...rows: string[][]): Block => ({ rows });
export const ITEMS = { items: [{ name: 'Desk' }, { name: 'Lamp' }] };
export const LOOP = table(['{{TableStart:items}}{{name}}{{TableEnd:items}}']);
