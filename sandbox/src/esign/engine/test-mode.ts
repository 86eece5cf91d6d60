import { editPdf } from '../../engine/edit-pdf.js';
import { addWatermark } from '../../engine/watermark.js';

/** What the vendor's own sandbox puts on pages (docs/contract/esign.md#limits-and-quotas, live). */
export async function markAsTest(bytes: Uint8Array): Promise<Uint8Array> {
	return await editPdf(bytes, undefined, async (pdf) =>
		addWatermark(pdf, {
			type: 'TEXT',
			text: 'TEST MODE',
			opacity: 30,
			rotation: 45,
			fontSize: 72,
			color: '#808080',
			position: 'CENTER',
		}),
	);
}
