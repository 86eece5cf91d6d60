import { lastPart } from './fileName';
import { extensionOf, mimeTypeOfExtension } from './fileType';

/**
 * The file's name as far as an address tells: the last part of its path, unless only the query has
 * a name with a type (`/download.php?file=contract.pdf`). It may be empty, and is not safe yet.
 */
export function nameInUrl({ pathname, searchParams }: URL): string {
	const inPath = lastPart(decoded(pathname));
	if (hasType(inPath)) return inPath;
	const inQuery = [...searchParams.values()].map(lastPart).find(hasType);
	return inQuery ?? inPath.replace(/\.(?:aspx?|cgi|jsp|php)$/i, '');
}

/** Whether a name ends like that of a known type. */
export function hasType(name: string): boolean {
	return mimeTypeOfExtension(extensionOf(name)) !== undefined;
}

/** Percent signs of a path need not make sense. */
export function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
