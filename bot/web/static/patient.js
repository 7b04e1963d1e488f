// Asks until there is an answer: what fails is tried again, soon and then less often.

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 20000;
const TIMEOUT = 20000;

// Whether it was granted, and the JSON that was answered. `failed` is called after each attempt that led to none.
export async function patiently(path, options, failed) {
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    const answer = await attempt(path, options);
    if (answer) return answer;
    failed();
    await new Promise((done) => setTimeout(done, wait * (0.5 + Math.random())));
  }
}

// Null where another attempt may do better: no network, a busy or a broken server.
async function attempt(path, options) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), TIMEOUT);
  try {
    const answer = await fetch(path, { ...options, signal: giveUp.signal });
    if (answer.ok) return { ok: true, body: await answer.json() };
    const passing = answer.status === 429 || answer.status >= 500;
    return passing ? null : { ok: false, body: await answer.json().catch(() => ({})) };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
