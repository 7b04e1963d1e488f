// A link carries its code behind the #, which no server and no log ever sees: it is exchanged for a cookie.

import { patiently } from "./patient.js";

// Opens the page anew with the cookie; what is said where the code opens nothing. Only then, or after that, is the code
// gone from the address bar. `failed` is called after each attempt that was not answered.
export async function exchange(path, failed) {
  const options = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ link: location.hash.slice(1) }),
  };
  const { ok, body } = await patiently(path, options, failed);
  const bare = location.pathname + location.search;
  if (!ok) {
    history.replaceState(null, "", bare);
    return body.message ?? "";
  }
  location.replace(bare);
  return new Promise(() => {}); // the page is about to go
}
