// A link carries its code behind the #, which no server and no log ever sees: it is exchanged for a cookie.

const state = document.getElementById("state");

async function open(link) {
  history.replaceState(null, "", location.pathname + location.search);
  const answer = await fetch(document.body.dataset.open, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ link }),
  }).catch(() => null);
  if (answer?.ok) location.reload();
  else if (answer) state.textContent = (await answer.json()).message;
  else setTimeout(() => open(link), 3000);
}

function look() {
  if (location.hash.length > 1) open(location.hash.slice(1));
}

addEventListener("hashchange", look);
look();
