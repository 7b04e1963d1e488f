// The same as open.js in words that old browsers know.
(function () {
  "use strict";
  var link = location.hash.slice(1);
  if (!link) return;
  var request = new XMLHttpRequest();
  request.open("POST", document.body.getAttribute("data-open"));
  request.setRequestHeader("Content-Type", "application/json");
  request.onload = function () {
    var state = document.getElementById("state");
    if (request.status === 200) location.replace(location.pathname);
    else if (state) state.textContent = JSON.parse(request.responseText).message;
  };
  request.send(JSON.stringify({ link: link }));
})();
