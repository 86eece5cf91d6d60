import { channelFields } from '../../../nodes/FoxitESign/operations/webhookChannel/channelFields';
import {
	changesIn as changesOf,
	planOf,
} from '../../../nodes/FoxitESign/operations/webhookChannel/update';
import { simplifyChannel } from '../../../nodes/FoxitESign/operations/webhookChannel/channelItem';
import { channelIn, type Channel } from '../../../nodes/FoxitESign/service/channels';
import { eventMap } from '../../../nodes/FoxitESign/service/events';
import { thrownBy } from '../../support/failures';
import { givenParameters } from '../../support/given-parameters';

const changesIn = (chosen: object) =>
	changesOf(givenParameters(Object.values(channelFields), { ...chosen }));

/** As in docs/contract/esign.md#webhook-channel-endpoints. */
const CHANNEL = {
	channelId: 6,
	companyId: 9001,
	channelName: 'n8n trigger',
	webhookUrl: 'https://n8n.example/webhook/abc',
	webhookSecret: 's3cr3t-example',
	dateCreated: 1_790_000_000_000,
	webhookLevel: 'API App',
	dateUpdated: null,
	status: 'deactive',
	eventsSubscribedMap: { folder_sent: true, folder_viewed: false, folder_completed: true },
};

const present = () => planOf(channelIn(CHANNEL) as Channel);

it('starts from the channel as it is', () => {
	expect(present()).toEqual({
		name: 'n8n trigger',
		url: 'https://n8n.example/webhook/abc',
		level: 'API App',
		events: ['folder_sent', 'folder_completed'],
		secret: 's3cr3t-example',
		isActive: false,
	});
});

it.each([
	[{ channelName: ' Renamed ' }, { name: 'Renamed' }],
	[{ channelName: '', level: 'Account' }, { level: 'Account' }],
	[{ events: ['folder_deleted'] }, { events: ['folder_deleted'] }],
	[{ webhookSecret: ' keeps its blanks ' }, { secret: ' keeps its blanks ' }],
	[{ webhookUrl: ' https://n8n.example/b ' }, { url: 'https://n8n.example/b' }],
])('changes %j alone', (chosen, changes) => {
	expect(changesIn(chosen)).toEqual(changes);
	expect({ ...present(), ...changesIn(chosen) }).toEqual({ ...present(), ...changes });
});

it.each([
	[{}, 'Update Fields'],
	[{ channelName: ' ' }, 'Update Fields'],
	[{ events: [] }, 'Events'],
	[{ webhookUrl: 'ftp://n8n.example' }, 'Webhook URL'],
])('refuses %j', (chosen, parameter) => {
	expect(thrownBy(() => changesIn(chosen)).facts.parameter).toBe(parameter);
});

it('sends every documented event, and the others only when they are on', () => {
	expect(eventMap(['folder_sent', 'folder_completed', 'no_such_event'])).toEqual({
		folder_sent: true,
		folder_viewed: false,
		folder_signed: false,
		folder_cancelled: false,
		folder_executed: false,
		folder_deleted: false,
		folder_completed: true,
	});
});

it('shows a channel without its secret', () => {
	expect(simplifyChannel(CHANNEL)).toEqual({
		channelId: 6,
		name: 'n8n trigger',
		webhookUrl: 'https://n8n.example/webhook/abc',
		level: 'API App',
		active: false,
		hasSecret: true,
		events: ['folder_sent', 'folder_completed'],
		createdAt: '2026-09-21T14:13:20.000Z',
	});
	expect(simplifyChannel({ ...CHANNEL, webhookSecret: null }).hasSecret).toBe(false);
	expect(simplifyChannel(null)).toEqual({});
});
