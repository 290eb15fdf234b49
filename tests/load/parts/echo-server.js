import { messagingApi, middleware } from '@line/bot-sdk';
import express from 'express';

// The echo example of LINE's own SDK (line-bot-sdk-nodejs, examples/echo-bot), as plain JavaScript as it stands there:
// the middleware checks the signature and parses, every text is echoed, and the webhook is answered after the replies.
const { LINE_CHANNEL_ACCESS_TOKEN, LINE_CHANNEL_SECRET, LINE_API_ORIGIN, HOST } = process.env;
const client = new messagingApi.MessagingApiClient({
  channelAccessToken: LINE_CHANNEL_ACCESS_TOKEN,
  baseURL: LINE_API_ORIGIN,
});
const app = express();

app.post('/webhook', middleware({ channelSecret: LINE_CHANNEL_SECRET }), (req, res) => {
  Promise.all(req.body.events.map(handleEvent))
    .then((result) => res.json(result))
    .catch(() => res.status(500).end());
});

function handleEvent(event) {
  if (event.type !== 'message' || event.message.type !== 'text') return Promise.resolve(null);
  const echo = { type: 'text', text: event.message.text };
  return client.replyMessage({ replyToken: event.replyToken, messages: [echo] });
}

const server = app.listen(0, HOST, () => {
  console.log(JSON.stringify({ event: 'listening', url: `http://localhost:${server.address().port}` }));
});
process.once('SIGTERM', () => process.exit(0));
