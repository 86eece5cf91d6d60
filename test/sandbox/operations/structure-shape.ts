/**
 * Checks a structural extraction result against the contract (structural-extract.md), member by member.
 * Knows nothing of the sandbox: real results pass as well.
 */

export interface Fields {
	[member: string]: unknown;
}

const TYPES = [
	...['title', 'head', 'paragraph', 'table', 'image', 'headerFooter', 'form', 'hyperlink'],
	...['footnote', 'sidebar', 'annotation', 'formula'],
];
const TEXT_TYPES = ['title', 'head', 'paragraph', 'footnote'];

/** What is wrong with a result; an empty list when nothing is. */
export function problemsOf(result: unknown, memberNames: readonly string[]): string[] {
	const problems: string[] = [];
	const wants = (holds: boolean, problem: string): void => {
		if (!holds) problems.push(problem);
	};
	const root = (result as { analyzeResult: Fields }).analyzeResult;
	wants(
		Object.keys(root).join() === 'info,version,pages,elements',
		`members: ${Object.keys(root).join()}`,
	);
	const info = root.info as Record<string, Fields>;
	const version = root.version as Fields;
	wants(version.schema === '1.0.7', `schema ${String(version.schema)}`);
	wants(version.software === 'FoxitPDFAnalyzer' && version.model === 'idp-analysis', 'version');
	wants(info.split_info?.status === 'success', 'split_info');
	checkInfo(info, root.pages as Fields[], wants);

	const counter = new Counter(wants);
	for (const element of root.elements as Fields[])
		checkElement(element, (root.pages as Fields[]).length, memberNames, counter, wants);
	const counts = Object.fromEntries(Object.entries(info.basicInfo?.elementCounts ?? {}).sort());
	const found = Object.fromEntries([...counter.counts].sort());
	wants(
		JSON.stringify(counts) === JSON.stringify(found),
		`counts ${JSON.stringify(counts)}, found ${JSON.stringify(found)}`,
	);
	return problems;
}

type Wants = (holds: boolean, problem: string) => void;

/** Ids and orders run from 1 for each type, in reading order; paragraphs in cells count among the others. */
class Counter {
	readonly counts = new Map<string, number>();

	constructor(private readonly wants: Wants) {}

	take(fields: Fields, type: string): void {
		const number = (this.counts.get(type) ?? 0) + 1;
		this.counts.set(type, number);
		this.wants(fields.id === `${type}${number}`, `id ${String(fields.id)} is not ${type}${number}`);
		const order = type === 'title' ? undefined : number;
		this.wants(fields[`${type}Order`] === order, `${type}Order of ${String(fields.id)}`);
	}
}

function checkInfo(info: Record<string, Fields>, pages: Fields[], wants: Wants): void {
	const { basicInfo = {}, extendedMetadata = {} } = info;
	const isDate = (value: unknown): boolean =>
		/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value));
	wants(isDate(basicInfo.analysisTime), 'analysisTime');
	wants(basicInfo.encodingType === 'UTF-8', 'encodingType');
	wants(basicInfo.analyzedPageCount === pages.length, 'analyzedPageCount');
	wants(extendedMetadata.pageCount === pages.length, 'pageCount');
	for (const flag of ['isXFA', 'isCertified', 'isEncrypted', 'isDigitallySigned', 'hasAcroform'])
		wants(typeof extendedMetadata[flag] === 'boolean', flag);
	wants(/^\d\.\d$/.test(String(extendedMetadata.pdfVersion)), 'pdfVersion');
	for (const date of ['creationDate', 'modDate'])
		wants(extendedMetadata[date] === undefined || isDate(extendedMetadata[date]), date);
	pages.forEach(({ pageNumber, size, state }, index) => {
		const { width, height, unit } = size as Fields;
		wants(pageNumber === index + 1 && state === 'success' && unit === 'point', 'page');
		wants(Number(width) > 0 && Number(height) > 0, 'page size');
	});
}

function checkElement(
	element: Fields,
	pageCount: number,
	memberNames: readonly string[],
	counter: Counter,
	wants: Wants,
): void {
	const type = String(element.type);
	wants(TYPES.includes(type), `type ${type}`);
	const content = element.content as Fields;
	if (type === 'table') {
		checkTable(element, pageCount, memberNames, counter, wants);
		return;
	}
	counter.take(element, type);
	const id = String(element.id);
	checkRegion(element.region as Fields, pageCount, id, wants);
	checkScore(element.score, id, wants);
	wants((type === 'head') === Number(element.level) >= 1, `level of ${id}`);
	if (TEXT_TYPES.includes(type))
		wants(typeof content.text === 'string' && content.text !== '', `text of ${id}`);
	wants(!/(?<!\r)\n|\r(?!\n)/.test(String(content.text)), `line ends of ${id}`);
	if (content.style !== undefined) {
		const style = content.style as Fields;
		for (const name of ['fontName', 'fontFamilyName', 'fontType', 'fontEncoding'])
			wants(typeof style[name] === 'string', `${name} of ${id}`);
		for (const name of ['fontItalic', 'fontMonospaced', 'fontEmbedded', 'fontSubset'])
			wants(typeof style[name] === 'boolean', `${name} of ${id}`);
		wants(Number(style.fontSize) > 0 && style.fontWeight === 0, `fontSize of ${id}`);
	}
	for (const name of (element.originalImagePaths ?? []) as string[])
		wants(memberNames.includes(name), `no member ${name}`);
}

function checkTable(
	table: Fields,
	pageCount: number,
	memberNames: readonly string[],
	counter: Counter,
	wants: Wants,
): void {
	const { rowCount, columnCount, cells } = (table.content as { body: Fields }).body;
	const covered = new Set<string>();
	let before = -1;
	for (const cell of cells as Fields[]) {
		const paragraph = cell.paragraph as Fields;
		counter.take(paragraph, 'paragraph');
		const id = String(paragraph.id);
		const [row, column] = [Number(cell.rowIndex), Number(cell.columnIndex)];
		wants(row * Number(columnCount) + column > before, `${id} is out of order`);
		before = row * Number(columnCount) + column;
		for (let down = 0; down < Number(cell.rowSpan); down++)
			for (let right = 0; right < Number(cell.columnSpan); right++) {
				const place = `${row + down},${column + right}`;
				wants(!covered.has(place), `${id} covers ${place} again`);
				wants(
					row + down < Number(rowCount) && column + right < Number(columnCount),
					`${id} outside`,
				);
				covered.add(place);
			}
		checkRegion(cell.region as Fields, pageCount, id, wants);
		checkRegion(paragraph.region as Fields, pageCount, id, wants);
		if (cell.score !== undefined) checkScore(cell.score, id, wants);
		const members = Object.keys(paragraph).sort().join();
		const text = (paragraph.content as Fields | undefined)?.text;
		if (text === undefined) wants(members === 'id,paragraphOrder,region', `${id} has ${members}`);
		else
			wants(
				paragraph.type === 'paragraph' && text !== '' && typeof text === 'string',
				`text of ${id}`,
			);
	}
	wants(covered.size === Number(rowCount) * Number(columnCount), 'cells cover the table');
	counter.take(table, 'table');
	const id = String(table.id);
	const regions = table.regions as Fields[];
	for (const region of regions) checkRegion(region, pageCount, id, wants);
	wants(JSON.stringify(table.region) === '{}' && table.score === undefined, `region of ${id}`);
	wants((table.content as Fields).text === undefined, `text of ${id}`);
	for (const score of table.scores as unknown[]) checkScore(score, id, wants);
	const images = table.originalTableImagePaths as string[];
	wants(images.length === regions.length, `pictures of ${id}`);
	wants((table.scores as unknown[]).length === regions.length, `scores of ${id}`);
	for (const name of images) {
		wants(/^page_p\d+\.pdf_\d+\.png$/.test(name), `picture name ${name}`);
		wants(memberNames.includes(name), `no member ${name}`);
	}
}

function checkRegion(region: Fields, pageCount: number, id: string, wants: Wants): void {
	const box = region.boundingBox as number[];
	const [left = 0, top = 0, , , right = 0, bottom = 0] = box;
	const clockwise = [left, top, right, top, right, bottom, left, bottom];
	wants(box.length === 8 && box.every(Number.isInteger), `box of ${id}`);
	wants(JSON.stringify(box) === JSON.stringify(clockwise), `corners of ${id}`);
	wants(left < right && top < bottom, `size of ${id}`);
	wants(Number(region.page) >= 1 && Number(region.page) <= pageCount, `page of ${id}`);
}

function checkScore(score: unknown, id: string, wants: Wants): void {
	wants(typeof score === 'number' && score >= 0 && score <= 1, `score of ${id}`);
}
