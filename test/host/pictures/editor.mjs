/** What somebody does in n8n's editor, for a picture. Test ids are those of n8n 2.41. */

const byTestId = (page, id) => page.locator(`[data-test-id="${id}"]`);

/** Small things that come and go, and would be different in every picture. */
const HIDDEN = `
	[data-test-id="toast"], .el-notification, [data-test-id="minimap"], [class*="callout-banner"],
	[data-test-id="ask-assistant-floating-button"] { display: none !important; }
	* { caret-color: transparent !important; transition: none !important; animation: none !important; }
`;

/** @param {any} page */
export function editorOf(page, url) {
	const settle = async () => {
		await page.waitForLoadState('networkidle').catch(() => undefined);
		const hint = page.getByRole('button', { name: 'Got it' });
		if (await hint.isVisible()) await hint.click();
		await page.addStyleTag({ content: HIDDEN });
		await page.waitForTimeout(600);
	};
	return {
		/** The panel of nodes, searched as a user would. */
		async searchNodes(words) {
			await page.goto(`${url}/workflow/new`);
			await byTestId(page, 'node-creator-plus-button').waitFor();
			await settle();
			await byTestId(page, 'node-creator-plus-button').click();
			const search = byTestId(page, 'node-creator').locator('input').first();
			await search.fill(words);
			await settle();
			const names = await byTestId(page, 'node-creator-item-name').allInnerTexts();
			return names.map((name) => name.trim());
		},

		async openWorkflow(id) {
			await page.goto(`${url}/workflow/${id}`);
			await byTestId(page, 'canvas-node').first().waitFor();
			await settle();
		},

		async openExecution(workflowId, executionId) {
			await page.goto(`${url}/workflow/${workflowId}/executions/${executionId}`);
			await byTestId(page, 'canvas-node').first().waitFor();
			await settle();
		},

		async openNode(name) {
			await page.locator(`[data-node-name="${name}"]`).first().dblclick();
			await byTestId(page, 'ndv').or(byTestId(page, 'node-parameters')).first().waitFor();
			await settle();
		},

		async openCredential(name) {
			await page.goto(`${url}/home/credentials`);
			await page.getByText(name, { exact: true }).first().click();
			await byTestId(page, 'editCredential-modal').waitFor();
			await settle();
		},
	};
}
