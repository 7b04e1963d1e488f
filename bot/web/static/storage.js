// What outlives the page. Where the browser forbids that (some private windows do), it lives as long as the page.

const memory = new Map();

function allowed(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise();
  }
}

export function get(key) {
  return allowed(() => localStorage.getItem(key), () => memory.get(key) ?? null);
}

export function set(key, value) {
  allowed(() => localStorage.setItem(key, value), () => memory.set(key, value));
}

export function remove(key) {
  memory.delete(key);
  allowed(() => localStorage.removeItem(key), () => {});
}

export function keys(prefix) {
  const all = allowed(() => Object.keys(localStorage), () => []);
  return [...new Set([...all, ...memory.keys()])].filter((key) => key.startsWith(prefix));
}
