// The same as open.js in words that old browsers know. An open screen shows what it has meanwhile.
(function () {
  "use strict";
  var LONGEST_WAIT = 20000;
  var wait = 1000;

  function say(text) {
    var state = document.getElementById("state");
    if (state) state.textContent = text;
  }

  function answered(request) {
    if (request.status === 200) return location.replace(location.pathname); // only now the code leaves the address bar
    if (request.status === 429 || request.status >= 500) return again();
    say(JSON.parse(request.responseText).message);
  }

  function again() {
    say(document.body.getAttribute("data-again"));
    setTimeout(open, wait * (0.5 + Math.random()));
    wait = Math.min(2 * wait, LONGEST_WAIT);
  }

  function open() {
    var link = location.hash.slice(1);
    if (!link) return;
    var request = new XMLHttpRequest();
    request.open("POST", document.body.getAttribute("data-open"));
    request.setRequestHeader("Content-Type", "application/json");
    request.timeout = 20000;
    request.onload = function () {
      answered(request);
    };
    request.onerror = request.ontimeout = again;
    request.send(JSON.stringify({ link: link }));
  }

  window.onhashchange = open;
  open();
})();
