/** n8n 1.x runs on Node 20, n8n 2.x on Node 24; Jest leaves the odd releases out. */
export function unsupportedNodeReason(version) {
	const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
	const supported = major === 20 ? minor >= 19 : major === 22 || major >= 24;
	if (supported) return undefined;
	return `Node ${version} cannot run this project. Use Node 20.19 or newer, 22 or 24 ("nvm use" picks one).`;
}
