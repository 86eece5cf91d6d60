import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { binaryOutput } from '../../shared/file/binaryOutput';
import { baseName, lastPart, safeFileName } from '../../shared/file/fileName';
import { sha256Of } from '../../shared/file/sha256';
import { mimeTypeOfExtension } from '../../shared/file/fileType';
import type { ByteStream } from '../../shared/api/transport';
import { outputItem } from '../../shared/item/outputItem';
import { outputFieldOf, wishedName } from '../../shared/job/fetchResult';
import type { JobRun } from '../../shared/job/jobRun';
import { storeMember } from '../../shared/job/unzip';
import { Turns } from '../../shared/task/turns';
import { withoutGaps } from '../../shared/values/members';
import type { ZipMember } from '../../shared/zip/directory';
import type { ZipArchive } from '../../shared/zip/zipArchive';
import { renditionFinder } from '../elements/structureMember';
import type { Draft } from './outputs';

/** So many missing images are named in one remark. */
const MISSING_NAMED = 5;

/** The archive that the drafts were made from. */
export interface DraftSource {
	archive: ZipArchive;
	like: ByteStream | undefined;
}

/** Makes output items of drafts: text files and, if wanted, renditions become binary fields. */
export async function draftItems(
	run: JobRun,
	drafts: readonly Draft[],
	source: DraftSource,
): Promise<INodeExecutionData[]> {
	const attachImages = run.parameters.collection('options').boolean('attachImages');
	const base = wishedName(run) || baseName(safeFileName(run.record.fileName, 'document'));
	const renditions = attachImages ? await storeRenditions(run, drafts, source) : undefined;
	const origin = originOf(run);
	const pieceId = pieceIds(run);
	const turns = new Turns(run.session.client.clock, run.signals.giveUp);
	const items: INodeExecutionData[] = [];
	for (const draft of drafts) {
		if (turns.isOver) await turns.give();
		const files = await storeTextFiles(run, draft, base);
		const images = (draft.references ?? []).flatMap((name) => renditions?.get(name) ?? []);
		const binary = numbered(run, [...files, ...images]);
		const id = draft.piece === undefined ? {} : { id: pieceId(draft.piece) };
		const json = draft.isRaw ? draft.json : { ...id, ...draft.json, ...origin };
		items.push(outputItem(run.itemIndex, json, binary));
	}
	return items;
}

/** Whose result it is, and by which ID it can be read again without paying again. */
function originOf({ record }: JobRun): IDataObject {
	const { fileName, inputSha256, resultDocumentId } = record;
	return withoutGaps({ fileName, inputSha256, resultDocumentId });
}

const ID_CHARACTERS = 32;

/**
 * IDs that a vector store can go by: the same piece of the same file has the same one in every run, so that it
 * is replaced and not doubled. Files are told apart by their hash or, where only an ID came in, by their name.
 */
function pieceIds({ record }: JobRun): (text: string) => string {
	const document = String(record.inputSha256 ?? record.fileName ?? '');
	const seen = new Map<string, number>();
	return (text) => {
		const before = seen.get(text) ?? 0;
		seen.set(text, before + 1);
		return sha256Of(Buffer.from(`${document}\n${before}\n${text}`)).slice(0, ID_CHARACTERS);
	};
}

/** The first file goes into the field that the user named, further ones get numbers. */
function numbered(run: JobRun, files: IBinaryData[]): INodeExecutionData['binary'] {
	if (files.length === 0) return undefined;
	const field = outputFieldOf(run);
	return Object.fromEntries(
		files.map((file, index) => [index === 0 ? field : `${field}_${index + 1}`, file]),
	);
}

async function storeTextFiles(run: JobRun, draft: Draft, base: string): Promise<IBinaryData[]> {
	const stored: IBinaryData[] = [];
	for (const { suffix, extension, content } of draft.files ?? []) {
		const name = base + suffix;
		const bytes = Buffer.from(content, 'utf8');
		const mimeType = mimeTypeOfExtension(extension) ?? 'text/plain';
		const incoming = { extension, mimeType, announcedSize: bytes.length };
		stored.push(await binaryOutput(run.context, name, name)(bytes, incoming));
	}
	return stored;
}

/** Puts every rendition that is referred to into the binary store, each once. */
async function storeRenditions(
	run: JobRun,
	drafts: readonly Draft[],
	{ archive, like }: DraftSource,
): Promise<Map<string, IBinaryData>> {
	const wanted = new Set(drafts.flatMap(({ references }) => references ?? []));
	const memberOf = renditionFinder(archive.members);
	const found: Array<{ reference: string; member: ZipMember }> = [];
	const missing: string[] = [];
	for (const reference of wanted) {
		const member = memberOf(reference);
		if (member) found.push({ reference, member });
		else missing.push(`"${reference}"`);
	}
	if (missing.length > 0) {
		const some = missing.slice(0, MISSING_NAMED).join(', ');
		const more =
			missing.length > MISSING_NAMED ? ` and ${missing.length - MISSING_NAMED} more` : '';
		run.remark(`The result refers to images that are not in its archive: ${some}${more}`);
	}
	// In the order of the bytes: a store gives streams from the start only.
	found.sort((a, b) => a.member.localHeaderOffset - b.member.localHeaderOffset);
	const stored = new Map<string, IBinaryData>();
	const store = { context: run.context, like, signal: run.signals.giveUp };
	for (const { reference, member } of found) {
		const name = baseName(safeFileName(lastPart(member.name), 'image'));
		stored.set(reference, (await storeMember(store, archive, member, name)).binary);
	}
	return stored;
}
