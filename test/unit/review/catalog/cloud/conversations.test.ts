import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';

/** What the SDKs of mail, chat, messages and notifications have by themselves, and what their options add. */
describe('catalog: conversations', () => {
  it('twilio', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"twilio":"6.2.0"}}',
      'a.ts': `
import twilio, { Twilio } from 'twilio';
const bare = twilio(sid, token);
await bare.messages.create({ to, body });
//    ~~~~~~~~~~~~~~~~~~~~ present 30000 library
//    ~~~~~~~~~~~~~~~~~~~~ retry absent
await bare.verify.v2.services('a').verifications.create({ to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 30000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const firm = new Twilio(sid, token, { timeout: 9000, autoRetry: true });
await firm.messages('a').fetch();
//    ~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~ retry present client
twilio.validateRequest(token, signature, url, params);
`,
    }));

  it('twilio 4', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"twilio":"4.23.0"}}',
      'a.ts': `
import twilio from 'twilio';
await twilio(sid, token, { timeout: 9000 }).messages.create({ to, body });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ineffective (ignored)
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
`,
    }));

  it('slack', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import { WebClient } from '@slack/web-api';
import { IncomingWebhook } from '@slack/webhook';
import { App } from '@slack/bolt';
const bare = new WebClient(token);
await bare.chat.postMessage({ channel, text });
//    ~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~ retry present 11 library
await bare.chat.postMessage({ channel, text, timeout: 500 });
//    ~~~~~~~~~~~~~~~~~~~~~ ineffective (ignored)
//    ~~~~~~~~~~~~~~~~~~~~~ retry present 11 library
const firm = new WebClient(token, { timeout: 9000, retryConfig: { retries: 0 } });
await firm.conversations.list();
//    ~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await firm.apiCall('users.info', { user });
//    ~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~ retry absent
await new IncomingWebhook(url).send('a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new IncomingWebhook(url, { timeout: 9000 }).send('a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new App({ token }).client.chat.update({ channel, ts });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 11 library
const app = new App({ token, clientOptions: { timeout: 9000 } });
await app.client.chat.delete({ channel, ts });
//    ~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~ retry present 11 library
`,
    }));

  it('@notionhq/client', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"@notionhq/client":"5.26.0"}}',
      'a.ts': `
import { Client, isFullPage } from '@notionhq/client';
const bare = new Client({ auth });
await bare.pages.retrieve({ page_id });
//    ~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~ retry present 3 library
await bare.blocks.children.list({ block_id });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await new Client({ auth, timeoutMs: 9000, retry: false }).search({ query });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
isFullPage(page);
`,
    }));

  it('@notionhq/client 2', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"@notionhq/client":"2.3.0"}}',
      'a.ts': `
import { Client } from '@notionhq/client';
await new Client({ auth }).search({ query });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
`,
    }));

  it('discord', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import { Client, WebhookClient, type TextChannel } from 'discord.js';
import { REST } from '@discordjs/rest';
const rest = new REST({ version: '10' }).setToken(token);
await rest.put('/a', { body });
//    ~~~~~~~~ present 15000 library
//    ~~~~~~~~ retry present 4 library
await rest.get('/a', { signal: AbortSignal.timeout(500) });
//    ~~~~~~~~ present 500 call 15000 library
//    ~~~~~~~~ retry present 4 library
await new REST({ timeout: 9000, retries: 0 }).post('/a', { body });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const client = new Client({ intents });
await client.login(token);
//    ~~~~~~~~~~~~ present 15000 library
//    ~~~~~~~~~~~~ retry present 4 library
await new WebhookClient({ url }).send('a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 15000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
const say = async (channel: TextChannel) => await channel.send('a');
//                                                ~~~~~~~~~~~~ present 15000 library
//                                                ~~~~~~~~~~~~ retry present 4 library
`,
    }));

  it('telegram', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import { Telegraf, type Context } from 'telegraf';
import { Bot } from 'grammy';
import TelegramBot from 'node-telegram-bot-api';
const telegraf = new Telegraf(token);
await telegraf.telegram.sendMessage(chat, 'a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await telegraf.telegram.callApi('getMe', {}, { signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call 500000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const answer = async (context: Context) => await context.reply('a');
//                                               ~~~~~~~~~~~~~ present 500000 library
//                                               ~~~~~~~~~~~~~ retry absent
await new Bot(token).api.sendMessage(chat, 'a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Bot(token, { client: { timeoutSeconds: 9 } }).api.sendMessage(chat, 'a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new TelegramBot(token).sendMessage(chat, 'a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new TelegramBot(token, { request: { timeout: 9000 } }).sendMessage(chat, 'a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
new Bot(token).start();
// ~~~~~~~~~~~~~~~~~ not-applicable
// ~~~~~~~~~~~~~~~~~ retry not-applicable
`,
    }));

  it('@sendgrid/mail', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import sgMail, { MailService } from '@sendgrid/mail';
sgMail.setApiKey(key);
await sgMail.send({ to, from, subject, text });
//    ~~~~~~~~~~~ absent
//    ~~~~~~~~~~~ retry absent
await sgMail.send({ to, from, subject, text, timeout: 500 });
//    ~~~~~~~~~~~ ineffective (ignored)
//    ~~~~~~~~~~~ retry absent
const own = new MailService();
await own.sendMultiple({ to, from, subject, text });
//    ~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~ retry absent
`,
    }));

  it('@sendgrid/mail with its own time limit', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import sgMail from '@sendgrid/mail';
sgMail.setTimeout(9000);
await sgMail.send({ to, from, subject, text });
//    ~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~ retry absent
`,
    }));

  it('other mail services', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import Mailgun from 'mailgun.js';
import { ServerClient } from 'postmark';
import { Resend } from 'resend';
import Mailjet from 'node-mailjet';
import { MailerSend } from 'mailersend';
import { MailtrapClient } from 'mailtrap';
import emailjs from '@emailjs/nodejs';
import Plunk from '@plunk/node';
import { TransactionalEmailsApi } from '@getbrevo/brevo';
import mailchimp from '@mailchimp/mailchimp_marketing';
import mandrill from '@mailchimp/mailchimp_transactional';
const mailgun = new Mailgun(FormData);
await mailgun.client({ username, key }).messages.create('a.b', { to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await mailgun.client({ username, key, timeout: 9000 }).messages.create('a.b', { to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new ServerClient(token).sendEmail({ To: to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new ServerClient(token, { timeout: 9 }).sendEmail({ To: to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Resend(key).emails.send({ to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Resend(key).emails.send({ to }, { timeout: 500 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ ineffective (ignored)
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Mailjet({ apiKey, apiSecret }).post('send').request({ Messages });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Mailjet({ apiKey, apiSecret, options: { timeout: 9000 } }).post('send').request({ Messages });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new MailerSend({ apiKey }).email.send(params);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await new MailtrapClient({ token }).send({ to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await emailjs.send(service, template, params);
//    ~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~ retry unknown
await new Plunk(key).emails.send({ to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await new TransactionalEmailsApi().sendTransacEmail({ to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await mailchimp.lists.addListMember('a', { email_address });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 120000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await mandrill(key).messages.send({ message });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 300000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
`,
    }));

  it('notifications, files and short messages', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import webpush from 'web-push';
import { Provider } from '@parse/node-apn';
import { ApnsClient } from 'apns2';
import { Expo } from 'expo-server-sdk';
import { v2 as cloudinary } from 'cloudinary';
import { put, head } from '@vercel/blob';
import { Client as Plivo } from 'plivo';
import messagebird from 'messagebird';
import { Vonage } from '@vonage/server-sdk';
import { Svix, Webhook } from 'svix';
import Pusher from 'pusher';
import { Rest } from 'ably';
import { get } from '@vercel/edge-config';
import { DefaultApi } from '@onesignal/node-onesignal';
await webpush.sendNotification(subscription, 'a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await webpush.sendNotification(subscription, 'a', { timeout: 900 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~ present 900 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Provider({ token }).send(notification, device);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 5000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
await new Provider({ token, requestTimeout: 900, connectionRetryLimit: 1 }).send(notification, device);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 2 client
await new ApnsClient({ team }).send(notification);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await new Expo().sendPushNotificationsAsync(messages);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await cloudinary.uploader.upload('a.png');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await cloudinary.uploader.upload('a.png', { timeout: 900 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
cloudinary.url('a');
await put('a', body, { access: 'public', abortSignal: AbortSignal.timeout(500) });
//    ~~~ absent
//    ~~~ retry present 11 library
await head('a');
//    ~~~~ absent
//    ~~~~ retry present 11 library
await new Plivo(id, token).messages.create(from, to, text);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await new Plivo(id, token, { timeout: 900 }).messages.create(from, to, text);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await messagebird(key).messages.create({ originator });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 5000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Vonage(auth).sms.send({ to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Vonage(auth, { timeout: 900 }).sms.send({ to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Svix(token).message.create('a', { eventType });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await new Svix(token, { requestTimeout: 900, numRetries: 4 }).message.create('a', { eventType });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 5 client
new Webhook(secret).verify(payload, headers);
await new Pusher({ appId }).trigger('a', 'b', data);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Pusher({ appId, timeout: 900 }).trigger('a', 'b', data);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Rest({ key }).channels.get('a').publish('b', data);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await get('a');
//    ~~~ unknown
//    ~~~ retry unknown
await new DefaultApi(configuration).createNotification(notification);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
`,
    }));
});
