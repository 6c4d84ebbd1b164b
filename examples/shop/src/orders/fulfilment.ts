import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { config } from '@/config';
import { bookParcel, type Quote } from '../checkout/quotes';

const sqs = new SQSClient({ region: 'eu-central-1' });
const QueueUrl = config.shipmentsQueue;

/** Takes shipments from the queue, one after another, until it is told to stop. */
export async function fulfil(stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    for (const { Body, ReceiptHandle } of Messages) {
      const { order, quote } = JSON.parse(Body ?? '{}') as { order: string; quote: Quote };
      await bookParcel(order, quote);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }), {
        abortSignal: AbortSignal.timeout(5000),
      });
    }
  }
}
