// Keeps the page's shell, so that it opens without a network and says so; and brings the page forward when a
// notification is tapped. What was said is never kept here.

const SHELL = "shell-1";
const OFFLINE = "/offline";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((shell) => shell.add(OFFLINE)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate" && url.pathname === "/") event.respondWith(page(event.request));
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(event.request));
});

// From the network, or the page that says that there is none.
async function page(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(OFFLINE)) ?? Response.error();
  }
}

// The address of a file changes with what it holds, so what is kept is right.
async function file(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) {
    const shell = await caches.open(SHELL);
    const own = new URL(request.url).pathname.split("/")[2];
    for (const old of await shell.keys()) {
      const [, folder, digest] = new URL(old.url).pathname.split("/");
      if (folder === "static" && digest !== own) await shell.delete(old);
    }
    await shell.put(request, fresh.clone());
  }
  return fresh;
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((open) => {
      const page = open.find((one) => new URL(one.url).pathname === "/");
      return page ? page.focus() : self.clients.openWindow("/");
    }),
  );
});
