import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { JobRun } from '../../../nodes/shared/job/jobRun';
import { unzip } from '../../../nodes/shared/job/unzip';
import { bufferSource } from '../../../nodes/shared/zip/byteSource';
import { DEFAULT_ZIP_LIMITS } from '../../../nodes/shared/zip/limits';
import { failureOf } from '../../support/failures';
import { builder, type MemberSpec } from '../zip/support/builder';

/** n8n's binary store, as far as members in memory need it. */
const prepareBinaryData = async (content: Buffer, fileName: string, mimeType: string) =>
	await Promise.resolve({ data: content.toString('base64'), fileName, mimeType } as IBinaryData);

const context = { helpers: { prepareBinaryData } } as unknown as IExecuteFunctions;
const { signal: never } = new AbortController();
const run = { context, signals: { stop: never, giveUp: never } } as JobRun;

async function unzipped(members: MemberSpec[], numbers?: number[], limits = DEFAULT_ZIP_LIMITS) {
	const { buildZip } = await builder();
	const source = bufferSource(buildZip({ members }));
	const files = await unzip(run, { source, like: undefined }, limits, 'report', numbers);
	return files.map(({ number, binary, size }) => ({
		number,
		name: binary.fileName,
		type: binary.mimeType,
		content: Buffer.from(binary.data, 'base64').toString(),
		size,
	}));
}

/** Each member holds its own name, so that content and number can be told to belong together. */
const named = (...names: string[]) => names.map((name) => ({ name, content: name }));
const inBrief = (files: Awaited<ReturnType<typeof unzipped>>) =>
	files.map(({ number, name, content }) => [number, name, content]);

describe('the numbers of the files', () => {
	it.each<[string, string[], number[] | undefined, Array<[number, string, string]>]>([
		[
			'are those in the names of live results',
			['/10.jpg', '/2.jpg', '/1.jpg'],
			undefined,
			[
				[1, 'report-1.jpg', '/1.jpg'],
				[2, 'report-2.jpg', '/2.jpg'],
				[10, 'report-10.jpg', '/10.jpg'],
			],
		],
		[
			'are those of the parameters, where there are as many',
			['/2.jpg', '/1.jpg'],
			[5, 9],
			[
				[5, 'report-5.jpg', '/1.jpg'],
				[9, 'report-9.jpg', '/2.jpg'],
			],
		],
		[
			'are those in the names, where the parameters tell of more',
			['/4.jpg', '/5.jpg'],
			[4, 5, 6],
			[
				[4, 'report-4.jpg', '/4.jpg'],
				[5, 'report-5.jpg', '/5.jpg'],
			],
		],
		[
			'follow the natural order of other names',
			['part10.pdf', 'part9.pdf', 'Part1.pdf'],
			undefined,
			[
				[1, 'report-1.pdf', 'Part1.pdf'],
				[2, 'report-2.pdf', 'part9.pdf'],
				[3, 'report-3.pdf', 'part10.pdf'],
			],
		],
		[
			'are counted where two names tell the same',
			['1.jpg', '01.jpg', '2.jpg'],
			undefined,
			[
				[1, 'report-1.jpg', '1.jpg'],
				[2, 'report-2.jpg', '01.jpg'],
				[3, 'report-3.jpg', '2.jpg'],
			],
		],
		[
			'are counted where one name tells none',
			['7.jpg', 'cover.jpg'],
			undefined,
			[
				[1, 'report-1.jpg', '7.jpg'],
				[2, 'report-2.jpg', 'cover.jpg'],
			],
		],
		[
			'do not count folders',
			['pages/', 'pages/1.png', 'pages/2.png'],
			undefined,
			[
				[1, 'report-1.png', 'pages/1.png'],
				[2, 'report-2.png', 'pages/2.png'],
			],
		],
	])('%s', async (_what, names, numbers, files) => {
		expect(inBrief(await unzipped(named(...names), numbers))).toEqual(files);
	});

	it('belong to the names, not to the order of the bytes', async () => {
		const { buildZip } = await builder();
		const archive = buildZip({
			members: named('/3.jpg', '/1.jpg', '/2.jpg'),
			directoryOrder: [2, 0, 1],
		});
		const source = bufferSource(archive);
		const received = { source, like: undefined };
		const files = await unzip(run, received, DEFAULT_ZIP_LIMITS, 'p', undefined);
		expect(files.map(({ number }) => number)).toEqual([1, 2, 3]);
		const contents = files.map(({ binary }) => Buffer.from(binary.data, 'base64').toString());
		expect(contents).toEqual(['/1.jpg', '/2.jpg', '/3.jpg']);
	});
});

describe('the type of a file', () => {
	const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex');

	it.each<[string, MemberSpec, string, string]>([
		['is told by its name', { name: '1.png', content: 'x' }, 'report-1.png', 'image/png'],
		['is told by its first bytes', { name: 'x', content: png }, 'report-1.png', 'image/png'],
		[
			'is open where nothing tells',
			{ name: 'x.zzz', content: Buffer.from([0, 1, 2]) },
			'report-1.bin',
			'application/octet-stream',
		],
		['does not come with a path', { name: '../../1.jpg' }, 'report-1.jpg', 'image/jpeg'],
	])('%s', async (_what, member, name, type) => {
		expect(await unzipped([member])).toMatchObject([{ number: 1, name, type }]);
	});
});

it('an archive without files gives none', async () => {
	expect(await unzipped([])).toEqual([]);
	expect(await unzipped([{ name: 'folder/' }])).toEqual([]);
});

it('more files, or more bytes, than allowed are refused', async () => {
	const three = named('1.txt', '2.txt', '3.txt');
	const few = { ...DEFAULT_ZIP_LIMITS, maxMembers: 2 };
	expect(await failureOf(unzipped(three, undefined, few))).toMatchObject({ kind: 'archive' });
	const small = { ...DEFAULT_ZIP_LIMITS, maxTotalBytes: 10 };
	expect(await failureOf(unzipped(three, undefined, small))).toMatchObject({ kind: 'archive' });
});

it('ends when the item may not go on', async () => {
	const { buildZip } = await builder();
	const source = bufferSource(buildZip({ members: named('1.txt') }));
	const ended = { ...run, signals: { ...run.signals, giveUp: AbortSignal.abort() } };
	const archive = { source, like: undefined };
	const files = unzip(ended, archive, DEFAULT_ZIP_LIMITS, 'report', undefined);
	expect(await failureOf(files)).toMatchObject({ kind: 'cancelled' });
});
