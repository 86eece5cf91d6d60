import { fromBuffer } from 'yauzl';
import { buffer } from 'node:stream/consumers';

/** A file in a ZIP, its name as it is written there. */
export interface ZipMember {
	name: string;
	bytes: Buffer;
}

/** Reads a ZIP whole, in its own order and with its own names: yauzl would refuse a leading slash. */
export async function zipMembers(bytes: Uint8Array): Promise<ZipMember[]> {
	const members: ZipMember[] = [];
	const options = { lazyEntries: true, decodeStrings: false };
	await new Promise<void>((resolve, reject) => {
		fromBuffer(Buffer.from(bytes), options, (error, zip) => {
			if (error) {
				reject(error);
				return;
			}
			zip.on('error', reject);
			zip.on('end', resolve);
			zip.on('entry', (entry: { fileName: unknown }) => {
				zip.openReadStream(entry as never, (failure, stream) => {
					if (failure) {
						reject(failure);
						return;
					}
					buffer(stream)
						.then((content) => {
							members.push({ name: String(entry.fileName), bytes: content });
							zip.readEntry();
						})
						.catch(reject);
				});
			});
			zip.readEntry();
		});
	});
	return members;
}
