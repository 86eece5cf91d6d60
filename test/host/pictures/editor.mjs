/** What somebody does in n8n's editor, for a picture. Test ids are those of n8n 2.41. */

const byTestId = (page, id) => page.locator(`[data-test-id="${id}"]`);

/** Small things that come and go, and would be different in every picture. */
const HIDDEN = `
	[data-test-id="toast"], .el-notification, [data-test-id="minimap"], [class*="callout-banner"],
	[data-test-id="ask-assistant-floating-button"] { display: none !important; }
	* { caret-color: transparent !important; transition: none !important; animation: none !important; }
`;

/** Around what is cut out of the screen, in pixels. */
const MARGIN = 24;
/** A node's name and a wire that leads back are below its box. */
const BELOW_NODES = 72;

/** The smallest box around some boxes, with a margin. */
function around(boxes) {
	const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
	const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
	const right = Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN;
	const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN;
	return { x: left, y: top, width: right - left, height: bottom - top };
}

/** @param {any} page */
export function editorOf(page, url) {
	const settle = async () => {
		await page.waitForLoadState('networkidle').catch(() => undefined);
		const hint = page.getByRole('button', { name: 'Got it' });
		if (await hint.isVisible()) await hint.click();
		await page.addStyleTag({ content: HIDDEN });
		await page.waitForTimeout(600);
	};
	const boxesOf = async (locator) => {
		const all = await locator.all();
		const boxes = await Promise.all(all.map(async (one) => await one.boundingBox()));
		return boxes.filter((box) => box !== null);
	};
	return {
		/** Where the nodes and notes are, with their names; the whole workflow is in sight. */
		async canvasBox() {
			const fit = byTestId(page, 'zoom-to-fit');
			if (await fit.isVisible()) await fit.click();
			await settle();
			const box = around(await boxesOf(page.locator('.vue-flow__node')));
			return { ...box, height: box.height + BELOW_NODES };
		},

		async nodePanelBox() {
			return around(await boxesOf(byTestId(page, 'node-creator')));
		},

		async credentialBox() {
			return around(await boxesOf(byTestId(page, 'editCredential-modal')));
		},

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

		/** Presses the button that runs the workflow. */
		async execute() {
			// A trigger on the canvas has one of its own, whose test ID goes on with its name.
			await byTestId(page, 'execute-workflow-button').first().click();
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
