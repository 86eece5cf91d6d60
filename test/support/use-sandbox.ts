type Process = typeof import('./sandbox-process.mjs');
type Client = typeof import('./sandbox-client.mjs');

/** A sandbox that runs for the tests of one block. */
export interface SandboxUnderTest {
	process: Awaited<ReturnType<Process['borrowSandbox']>>;
	url: string;
	control: Awaited<ReturnType<Process['borrowSandbox']>>['control'];
	client: ReturnType<Client['sandboxClient']>;
	/** A client with other keys than the default ones. */
	clientOf(clientId: string, clientSecret: string): ReturnType<Client['sandboxClient']>;
}

/**
 * Opens a sandbox before the tests of the current block, resets it before each of them and leaves it to
 * other blocks after the last. The object is empty until the first test runs.
 */
export function useSandbox(settings: object = {}): SandboxUnderTest {
	const sandbox = {} as SandboxUnderTest;
	beforeAll(async () => {
		const { borrowSandbox } = await import('./sandbox-process.mjs');
		const { sandboxClient } = await import('./sandbox-client.mjs');
		const process = await borrowSandbox(settings);
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
