/** What an agent's tool call under review says in the document that is signed for it. */
import { messageDocument } from '../../../nodes/FoxitESign/sending/messageDocument';
import { partiesOf } from '../../../nodes/FoxitESign/sending/recipients';
import { takesAllByFirst } from '../../../nodes/FoxitESign/sendAndWait/hosts';
import { timeOverJson } from '../../../nodes/FoxitESign/sendAndWait/waitLimit';
import { scriptedRun } from '../support/scripted-run';

const CALL = {
	chatInput: 'Refund it',
	tool: 'Refund',
	toolParameters: { amount: 740, order: '4711' },
	toolCallId: 'call_1',
};

function documentOf(type: string, message = 'I approve.') {
	const given = { documentSource: 'message', message };
	const { run } = scriptedRun(given, { json: CALL, operation: 'sendAndWait' });
	const node = { ...run.context.getNode(), type };
	const context = { ...run.context, getNode: () => node } as typeof run.context;
	const parties = partiesOf([{ name: 'Mara Lind', email: 'mara@signer.example' }]);
	const made = messageDocument({ ...run, context }, parties);
	const [file] = made.body.base64FileString as string[];
	const pdf = Buffer.from(file ?? '', 'base64').toString('latin1');
	const lines = [...pdf.matchAll(/<([0-9a-f]*)> Tj/g)].map(([, hex = '']) =>
		Buffer.from(hex, 'hex').toString('latin1'),
	);
	return { made, lines };
}

it('the call is in the document as n8n will run it, whatever the message says', () => {
	const { made, lines } = documentOf('n8n-nodes-foxit.foxitESignHitlTool');
	expect(made.firstName).toBe('Approval of Refund.pdf');
	expect(lines).toEqual([
		'I approve.',
		'Tool: Refund',
		'Call: call_1',
		'Input: {',
		'  "amount": 740,',
		'  "order": "4711"',
		'}',
		'Signature of Mara Lind (mara@signer.example)',
		'Page 1 of 1',
	]);
	expect(made.fields).toMatchObject([{ type: 'signature', party: 1, pageNumber: 1 }]);
});

it("n8n's own default message has the parameters of the call in place of [object Object]", () => {
	const message = 'The agent wants to run this tool: Refund\n\nInput:\n[object Object]';
	const { lines } = documentOf('n8n-nodes-foxit.foxitESignHitlTool', message);
	expect(lines.slice(0, 6)).toEqual([
		'The agent wants to run this tool: Refund',
		'Input:',
		'{',
		'  "amount": 740,',
		'  "order": "4711"',
		'}',
	]);
	expect(lines.join()).not.toContain('[object Object]');
});

it('nobody is asked to sign a text with [object Object] in it', () => {
	expect(() => documentOf('n8n-nodes-foxit.foxitESign', 'Order [object Object]')).toThrow(
		/"Message" has "\[object Object\]" where a text belongs/,
	);
});

it('elsewhere such members of an item are data like any other', () => {
	const { made, lines } = documentOf('n8n-nodes-foxit.foxitESign');
	expect(made.firstName).toBe('Message.pdf');
	expect(lines).not.toContain('Tool: Refund');
});

it('what an agent was asked is no word of the approver when the time is over', () => {
	expect(timeOverJson(CALL, 35000001, true)).toEqual({
		approved: false,
		outcome: 'timeOver',
		signed: false,
		envelopeId: 35000001,
		input: CALL,
	});
	expect(timeOverJson(CALL, 35000001, false)).toMatchObject({ ...CALL, approved: false });
});

it('every end of a review leaves by its one output', () => {
	const at = (type: string) =>
		takesAllByFirst({ getNode: () => ({ type, typeVersion: 1.1 }) as never });
	expect(at('n8n-nodes-foxit.foxitESignHitlTool')).toBe(true);
	expect(at('n8n-nodes-foxit.foxitESign')).toBe(false);
});
