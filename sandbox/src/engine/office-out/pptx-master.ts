import { NS_RELATIONSHIPS, type Part } from './ooxml.js';

/*
 * The parts a presentation cannot be without: a theme, a master slide and an empty layout.
 */

const NS_SLIDE = 'http://schemas.openxmlformats.org/presentationml/2006/main';
const NS_DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';

export const SLIDE_ROOT = `xmlns:a="${NS_DRAWING}" xmlns:r="${NS_RELATIONSHIPS}" xmlns:p="${NS_SLIDE}"`;
export const SLIDE_MASTER = 'ppt/slideMasters/slideMaster1.xml';
export const SLIDE_LAYOUT = 'ppt/slideLayouts/slideLayout1.xml';
const THEME = 'ppt/theme/theme1.xml';

export const EMPTY_TREE =
	'<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>' +
	'<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>' +
	'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

const COLORS = {
	dk1: '000000',
	lt1: 'FFFFFF',
	dk2: '44546A',
	lt2: 'E7E6E6',
	accent1: '4472C4',
	accent2: 'ED7D31',
	accent3: 'A5A5A5',
	accent4: 'FFC000',
	accent5: '5B9BD5',
	accent6: '70AD47',
	hlink: '0563C1',
	folHlink: '954F72',
};

const solid = (color: string): string => `<a:solidFill><a:schemeClr val="${color}"/></a:solidFill>`;
const line = `<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">${solid('phClr')}<a:prstDash val="solid"/></a:ln>`;
const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
const colors = Object.entries(COLORS).map(
	([name, rgb]) => `<a:${name}><a:srgbClr val="${rgb}"/></a:${name}>`,
);
const fonts = ['majorFont', 'minorFont'].map(
	(tag) =>
		`<a:${tag}><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:${tag}>`,
);
const colorMap = ['bg1="lt1"', 'tx1="dk1"', 'bg2="lt2"', 'tx2="dk2"']
	.concat([1, 2, 3, 4, 5, 6].map((number) => `accent${number}="accent${number}"`))
	.concat('hlink="hlink"', 'folHlink="folHlink"');

export const MASTER_PARTS: readonly Part[] = [
	{
		name: SLIDE_MASTER,
		type: 'presentationml.slideMaster+xml',
		content:
			`<p:sldMaster ${SLIDE_ROOT}><p:cSld><p:bg><p:bgPr>${solid('bg1')}<a:effectLst/></p:bgPr></p:bg>` +
			`<p:spTree>${EMPTY_TREE}</p:spTree></p:cSld><p:clrMap ${colorMap.join(' ')}/>` +
			'<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>',
		relations: [
			['slideLayout', SLIDE_LAYOUT],
			['theme', THEME],
		],
	},
	{
		name: SLIDE_LAYOUT,
		type: 'presentationml.slideLayout+xml',
		content:
			`<p:sldLayout ${SLIDE_ROOT} type="blank" preserve="1"><p:cSld name="Blank"><p:spTree>${EMPTY_TREE}</p:spTree></p:cSld>` +
			'<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>',
		relations: [['slideMaster', SLIDE_MASTER]],
	},
	{
		name: THEME,
		type: 'theme+xml',
		content:
			`<a:theme xmlns:a="${NS_DRAWING}" name="Office"><a:themeElements>` +
			`<a:clrScheme name="Office">${colors.join('')}</a:clrScheme>` +
			`<a:fontScheme name="Office">${fonts.join('')}</a:fontScheme>` +
			`<a:fmtScheme name="Office"><a:fillStyleLst>${solid('phClr').repeat(3)}</a:fillStyleLst>` +
			`<a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst>` +
			`<a:bgFillStyleLst>${solid('phClr').repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`,
	},
];
