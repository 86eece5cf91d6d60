import type { JsonObject } from '../json.js';

/** Bits of an encryption dictionary's P (PDF 32000-1, table 22). */
const BITS = {
	print: 1 << 2,
	modify: 1 << 3,
	copy: 1 << 4,
	annotate: 1 << 5,
	fillForms: 1 << 8,
	accessibility: 1 << 9,
	assemble: 1 << 10,
	printHighQuality: 1 << 11,
} as const;

/** Rights of a file that is not encrypted: all of them. */
export const ALL_RIGHTS = -1;

/**
 * What a user may do, in the words of get-pdf-properties (docs/contract/pdf-services.md#analyze).
 */
export function describeRights(p: number): JsonObject {
	const may = (right: keyof typeof BITS): boolean => (p & BITS[right]) !== 0;
	const flags = {
		fill_forms: may('fillForms'),
		extract_text: may('copy'),
		modify_content: may('modify'),
		extract_accessibility: may('accessibility'),
		modify_annotations: may('annotate'),
		assemble_document: may('assemble'),
		printing: may('print') ? (may('printHighQuality') ? 'high_quality' : 'low_quality') : 'none',
	};
	const denied = Object.entries(flags)
		.filter(([, value]) => value === false || value === 'none')
		.map(([name]) => name);
	const full = denied.length === 0 && flags.printing === 'high_quality';
	return {
		summary: full ? 'All permissions granted' : summaryOf(denied),
		hexValue: `0x${(p >>> 0).toString(16).toUpperCase().padStart(8, '0')}`,
		permissionFlags: flags,
	};
}

function summaryOf(denied: readonly string[]): string {
	return denied.length === 0 ? 'Low quality printing only' : `Not permitted: ${denied.join(', ')}`;
}
