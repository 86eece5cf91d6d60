import { unreachableReason } from '../../../nodes/FoxitESign/service/publicUrl';

const FOXIT = 'https://na1.fusion.foxit.com';
const reasonFor = (host: string) => unreachableReason(`http://${host}/webhook/abc`, FOXIT);

it.each([
	'localhost',
	'localhost:5678',
	'localhost.:5678',
	'n8n.localhost',
	'127.0.0.1:5678',
	'127.1',
	'2130706433',
	'0x7f000001',
	'0.0.0.0',
	'10.0.0.1',
	'100.64.0.1',
	'100.127.255.255',
	'169.254.169.254',
	'172.16.0.1',
	'172.31.255.255',
	'192.168.1.20',
	'[::1]',
	'[::]',
	'[fe80::1]',
	'[febf::1]',
	'[fc00::1]',
	'[fd12:3456::1]',
	'[::ffff:127.0.0.1]',
	'[::ffff:10.1.2.3]',
	'n8n',
	'n8n.local',
	'n8n.LAN',
	'n8n.internal',
	'n8n.home.arpa',
	'n8n.test',
])('Foxit does not reach %s', (host) => {
	expect(reasonFor(host)).toMatch(/ is an address of this machine or of a private network$/);
});

it.each([
	'n8n.example.com',
	'10.example.com',
	'192.168.example.com',
	'local.example.com',
	'my-localhost.example.com',
	'8.8.8.8',
	'11.0.0.1',
	'100.63.255.255',
	'100.128.0.1',
	'172.15.0.1',
	'172.32.0.1',
	'192.169.0.1',
	'169.253.0.1',
	'[2001:db8::1]',
	'[2606:4700::1111]',
	'[::ffff:8.8.8.8]',
])('nothing speaks against %s', (host) => {
	expect(reasonFor(host)).toBeUndefined();
});

it.each(['', 'n8n', '/webhook/abc'])('"%s" cannot be called at all', (url) => {
	expect(unreachableReason(url, FOXIT)).toBe('it has no web address that could be called');
});

it.each(['http://127.0.0.1:8080', 'http://localhost', 'https://192.168.0.4', 'https://foxit.lan'])(
	'a service at %s reaches this machine',
	(root) => {
		expect(unreachableReason('http://localhost:5678/webhook/abc', root)).toBeUndefined();
	},
);
