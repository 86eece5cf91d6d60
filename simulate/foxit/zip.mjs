import { crc32 } from 'node:zlib';

/** A ZIP file with one stored entry, as text of one byte per character. */
export function zipOf(name, content) {
	const bytes = Buffer.from(content, 'latin1');
	const common = Buffer.alloc(26);
	common.writeUInt16LE(20, 0);
	common.writeUInt32LE(crc32(bytes), 10);
	common.writeUInt32LE(bytes.length, 14);
	common.writeUInt32LE(bytes.length, 18);
	common.writeUInt16LE(name.length, 22);
	const shared = common.toString('latin1');
	const local = `PK\u0003\u0004${shared}${name}${content}`;
	const entry = `PK\u0001\u0002${zeros(2)}${shared}${zeros(14)}${name}`;
	const end = Buffer.alloc(18);
	end.writeUInt16LE(1, 4);
	end.writeUInt16LE(1, 6);
	end.writeUInt32LE(entry.length, 8);
	end.writeUInt32LE(local.length, 12);
	return `${local}${entry}PK\u0005\u0006${end.toString('latin1')}`;
}

function zeros(count) {
	return '\0'.repeat(count);
}
