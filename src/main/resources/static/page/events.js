// Server-sent events of a job. Read by fetch and not by EventSource, which cannot send an access key.
import { api } from './api.js';

const AGAIN_AFTER_MS = 1000;
const LONGEST_MS = 30000;
const ENDINGS = new Set(['succeeded', 'failed', 'cancelled']);

/**
 * Calls onEvent with every event of the job, from the first on, until the job has ended or the signal fires. After a
 * broken connection it goes on behind the last event that was seen.
 */
export async function follow(job, onEvent, signal) {
  let last = 0;
  let wait = AGAIN_AFTER_MS;
  while (!signal.aborted) {
    try {
      const answer = await api.jobEvents(job, last, signal);
      if (answer.status === 204) {
        return;
      }
      for await (const event of events(answer.body)) {
        last = event.sequence;
        wait = AGAIN_AFTER_MS;
        onEvent(event);
        if (ENDINGS.has(event.type)) {
          return;
        }
      }
    } catch (failure) {
      if (signal.aborted || failure.problem?.status >= 400) {
        return;
      }
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_MS);
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    buffer += read.value;
    const blocks = buffer.split('\n\n');
    buffer = blocks.pop();
    for (const block of blocks) {
      const data = block.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
      if (data) {
        yield JSON.parse(data);
      }
    }
  }
}

function pause(millis, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
