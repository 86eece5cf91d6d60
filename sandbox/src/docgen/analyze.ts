import { ParagraphText } from './template/paragraph.js';
import type { Template } from './template/package.js';
import { findTags } from './template/tags.js';
import { descend, isWord } from './template/word-xml.js';

/** The names a template asks for, each once, in the order they stand in it. */
export interface TemplateNames {
	singles: string[];
	loops: string[];
}

/**
 * Lists a template's tags; members of loops are among the singles
 * (docs/contract/docgen.md#analyze-a-template).
 */
export function analyzeTemplate(template: Template): TemplateNames {
	const singles = new Set<string>();
	const loops = new Set<string>();
	for (const { root } of template.parts) {
		for (const element of descend(root)) {
			if (!isWord(element, 'p')) continue;
			for (const { tag } of findTags(new ParagraphText(element).text)) {
				if (tag.kind === 'value') singles.add(tag.name);
				if (tag.kind === 'loopStart') loops.add(tag.name);
			}
		}
	}
	return { singles: [...singles], loops: [...loops] };
}
