// The page that wants a link: it opens the one that it came by.

import { exchange } from "./link.js";

const heading = document.querySelector("h1");
const state = document.getElementById("state");
const closed = heading.textContent;
const { opening, "trying-again": again } = JSON.parse(document.getElementById("settings").textContent).words;

async function look() {
  if (location.hash.length < 2) return;
  [heading.textContent, state.textContent] = [opening, ""];
  const refused = await exchange(document.body.dataset.open, () => (state.textContent = again));
  [heading.textContent, state.textContent] = [closed, refused];
}

addEventListener("hashchange", look);
look();
