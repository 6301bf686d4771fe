// The one place that talks to the service.
import { accessKey, askForKey } from './key.js';

const PAGE_LIMIT = 200;

/** What the service said when it refused: problem details of RFC 9457. */
export class Refusal extends Error {
  constructor(problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export const api = {
  description: () => get('v3/api-docs', {}),

  datasets: (page, signal) => list('datasets', page, signal),
  dataset: (ref, signal) => get(`datasets/${part(ref)}`, {}, signal),
  datasetExamples: (ref, limit, signal) => get(`datasets/${part(ref)}/examples`, { limit }, signal),
  uploadDataset: (file, metadata, onProgress) => upload('datasets', file, metadata, onProgress),
  deleteDataset: (ref) => send('DELETE', `datasets/${part(ref)}`),

  models: (page, signal) => list('models', page, signal),
  model: (ref, signal) => get(`models/${part(ref)}`, {}, signal),
  registerModel: (model) => send('POST', 'models', model),
  deleteModel: (ref) => send('DELETE', `models/${part(ref)}`),

  prompts: (page, signal) => list('prompts', page, signal),
  prompt: (ref, signal) => get(`prompts/${part(ref)}`, {}, signal),
  registerPrompt: (prompt) => send('POST', 'prompts', prompt),
  deletePrompt: (ref) => send('DELETE', `prompts/${part(ref)}`),

  embeddings: (entity, signal) => get('embeddings', { entity, limit: PAGE_LIMIT }, signal),
  embed: (request) => send('POST', 'embeddings', request),

  jobs: (page, signal) => list('jobs', page, signal),
  job: (id, signal) => get(`jobs/${part(id)}`, {}, signal),
  cancelJob: (id) => send('POST', `jobs/${part(id)}/cancel`),
  retryJob: (id) => send('POST', `jobs/${part(id)}/retry`),
  jobEvents: (id, lastEventId, signal) => answered('GET', `jobs/${part(id)}/events`, {
    signal,
    headers: { Accept: 'text/event-stream', ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) },
  }),

  rank: (query, signal) => get('rank', query, signal),
  transfers: (query, signal) => get('transfers', query, signal),
  map: (query, signal) => get('map', query, signal),
  similarities: (query, signal) => get('map/similarities', query, signal),
  surrogates: (signal) => get('surrogates', {}, signal),
};

/** Every item of a list, page by page, at most so many. */
export async function all(listing, most, signal) {
  const items = [];
  let after;
  do {
    const page = await listing({ limit: PAGE_LIMIT, after }, signal);
    items.push(...page.data);
    after = page.next;
  } while (after && items.length < most);
  return items;
}

function part(ref) {
  return encodeURIComponent(ref);
}

function list(path, page, signal) {
  return get(path, page, signal);
}

async function get(path, query, signal) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given).toString();
  return (await answered('GET', search ? `${path}?${search}` : path, { signal })).json();
}

async function send(method, path, body) {
  const answer = await answered(method, path, body === undefined ? {} : {
    headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  return answer.status === 204 ? null : answer.json();
}

/** The answer to a request, with the key if there is one; asks for a key once when the service wants one. */
async function answered(method, path, options, again = true) {
  let answer;
  try {
    answer = await fetch(path, { ...options, method, headers: { ...keyHeader(), ...options.headers } });
  } catch (failure) {
    throw options.signal?.aborted ? failure : unreachable();
  }
  if (answer.ok) {
    return answer;
  }
  const refusal = refused(answer.status, await answer.text());
  if (answer.status === 401 && again && await askForKey(refusal.problem.detail)) {
    return answered(method, path, options, false);
  }
  throw refusal;
}

/** An upload tells how far it is, which fetch cannot. */
function upload(path, file, metadata, onProgress, again = true) {
  const form = new FormData();
  form.append('metadata', JSON.stringify(metadata));
  form.append('file', file);
  const request = new XMLHttpRequest();
  request.open('POST', path);
  Object.entries(keyHeader()).forEach(([name, value]) => request.setRequestHeader(name, value));
  request.upload.addEventListener('progress', (event) => onProgress(event.loaded, event.total));
  return new Promise((resolve, reject) => {
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('load', async () => {
      if (request.status < 300) {
        resolve(JSON.parse(request.responseText));
        return;
      }
      const refusal = refused(request.status, request.responseText);
      if (request.status === 401 && again && await askForKey(refusal.problem.detail)) {
        upload(path, file, metadata, onProgress, false).then(resolve, reject);
      } else {
        reject(refusal);
      }
    });
    request.send(form);
  });
}

function keyHeader() {
  const key = accessKey();
  return key ? { Authorization: `Bearer ${key}` } : {};
}

function refused(status, body) {
  try {
    const problem = JSON.parse(body);
    return new Refusal({ errors: [], ...problem, detail: problem.detail ?? `The service answered ${status}.` });
  } catch {
    return new Refusal({
      status, title: 'The request was refused', detail: `The service, or something before it, answered ${status}.`, errors: [],
    });
  }
}

function unreachable() {
  return new Refusal({
    status: 0,
    title: 'The service cannot be reached',
    detail: 'Check that it is running and that you are connected, then try again.',
    errors: [],
  });
}
