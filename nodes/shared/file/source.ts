import type { ByteStream } from '../api/transport';

/** A file that is about to be uploaded. */
export interface FileSource {
	/** Safe and with the extension that the operation needs. */
	fileName: string;
	mimeType: string;
	/** Bytes. */
	size: number;
	/** Opens the content; called once per attempt. */
	open: () => Promise<ByteStream | Buffer>;
}
