import type { Fields } from './rawElement';

const IMAGE_NAME = /\.(png|jpe?g|gif|bmp|tiff?|webp|svg|jp2)$/i;
/** Web addresses lead out of the archive. */
const ADDRESS = /^[a-z][a-z\d+.-]*:\/\//i;
/** Deeper than any element of the schema. */
const MAX_DEPTH = 12;

/**
 * The file names that an element refers to, in order and each once. Only those of tables are known
 * (`originalTableImagePaths`); images have theirs under an unknown name, so every string that
 * looks like an image file's name counts
 * (docs/contract/structural-extract.md#members-of-each-type). Texts that people wrote do not.
 */
export function imageReferences(element: Fields): string[] {
	const found = new Set<string>();
	collect(element, 0, found);
	return [...found];
}

function collect(value: unknown, depth: number, found: Set<string>): void {
	if (typeof value === 'string') {
		if (IMAGE_NAME.test(value) && !ADDRESS.test(value) && !/[\r\n]/.test(value)) found.add(value);
		return;
	}
	if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
	for (const [key, nested] of Object.entries(value)) {
		const isProse = key === 'text' || key === 'cells' || key === 'style';
		if (!isProse) collect(nested, depth + 1, found);
	}
}
