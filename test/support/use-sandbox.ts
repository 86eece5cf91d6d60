type Process = typeof import('./sandbox-process.mjs');
type Client = typeof import('./sandbox-client.mjs');

/** A sandbox that runs for the tests of one block. */
export interface SandboxUnderTest {
	process: Awaited<ReturnType<Process['startSandbox']>>;
	url: string;
	control: Awaited<ReturnType<Process['startSandbox']>>['control'];
	client: ReturnType<Client['sandboxClient']>;
	/** A client with other keys than the default ones. */
	clientOf(clientId: string, clientSecret: string): ReturnType<Client['sandboxClient']>;
}

/**
 * Starts a sandbox before the tests of the current block, resets it before each of them and stops it
 * after the last. The object is empty until the first test runs.
 */
export function useSandbox(settings: object = {}): SandboxUnderTest {
	const sandbox = {} as SandboxUnderTest;
	beforeAll(async () => {
		const { startSandbox } = await import('./sandbox-process.mjs');
		const { sandboxClient } = await import('./sandbox-client.mjs');
		const process = await startSandbox(settings);
		const { url, control } = process;
		Object.assign(sandbox, { process, url, control, client: sandboxClient(url) });
		sandbox.clientOf = (clientId, clientSecret) => sandboxClient(url, { clientId, clientSecret });
	});
	beforeEach(async () => {
		await sandbox.control.reset();
	});
	afterAll(async () => {
		await sandbox.process?.stop();
	});
	return sandbox;
}
