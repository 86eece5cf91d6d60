import { crc32 } from './crc32';
import type { ExtraField } from './extraField';

/** Upper half of code page 437, the encoding of names without the UTF-8 flag (APPNOTE appendix D). */
const CP437_UPPER_HALF =
	'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const FLAG_UTF8 = 0x0800;
/** Info-ZIP Unicode Path Extra Field (APPNOTE 4.6.9). */
const EXTRA_UNICODE_PATH = 0x7075;

/** A member's name as its writer meant it; not safe as a path. */
export function decodeName(raw: Buffer, flags: number, extra: readonly ExtraField[]): string {
	const unicode = unicodePath(raw, extra);
	if (unicode !== undefined) return unicode;
	if (flags & FLAG_UTF8) return raw.toString('utf8');
	// Many writers forget the flag. Names of the old code page are hardly ever valid UTF-8.
	return utf8(raw) ?? decodeCp437(raw);
}

function utf8(raw: Buffer): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
	} catch {
		return undefined;
	}
}

/** A Unicode name counts only if it belongs to this very name: the writer left its CRC there. */
function unicodePath(raw: Buffer, extra: readonly ExtraField[]): string | undefined {
	// 0  1  version, 1
	// 1  4  CRC-32 of the raw name
	// 5     name in UTF-8
	const field = extra.find(
		({ id, data }) =>
			id === EXTRA_UNICODE_PATH &&
			data.length >= 6 &&
			data.readUInt8(0) === 1 &&
			data.readUInt32LE(1) === crc32(raw),
	);
	return field?.data.subarray(5).toString('utf8');
}

function decodeCp437(raw: Buffer): string {
	let text = '';
	for (const byte of raw) {
		text += byte < 0x80 ? String.fromCharCode(byte) : (CP437_UPPER_HALF[byte - 0x80] ?? '');
	}
	return text;
}
